package scoreline.dashboard.scoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.admission.TimeBounds;
import scoreline.dashboard.decision.DecisionDocument.BundleName;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Velocity;
import scoreline.scoring.decision.Verdict;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/**
 * A decided application that is decided again: as of when it was submitted, and with the past that the decision tells of.
 *
 * @param by the bundle that decides this time
 * @param application as the lender sent it
 */
record Reopened(OnRequest by, CreditDecision decided, GenericRecord application) {

    /**
     * One whose application is kept.
     *
     * @throws Refusal if it is not
     */
    static Reopened of(OnRequest by, CreditDecision decided, Optional<GenericRecord> application) {
        return new Reopened(
                by,
                decided,
                application.orElseThrow(() -> new Refusal(
                        ProblemType.CONFLICT, "The application that this was decided on is not kept here.")));
    }

    /** The application, to be changed. */
    GenericRecord copy() {
        return new GenericData.Record((GenericData.Record) application, true);
    }

    /** An application, changed or not, as a row of the bundle's. */
    Admission read(GenericRecord application) {
        return by.reader().read(application, TimeBounds.usual().forReplay(), decided.getSubmittedAt());
    }

    /**
     * The same.
     *
     * @throws Refusal if the stream would reject it
     */
    Admitted admitted(GenericRecord application) {
        return switch (read(application)) {
            case Admitted admitted -> admitted;
            case Refused(RejectionCode code, @Nullable String field) ->
                throw new Refusal(
                        ProblemType.UNUSABLE_CONTENT,
                        "The changed application would be rejected: %s%s."
                                .formatted(code, field == null ? "" : " in " + field));
        };
    }

    /// What is kept of the past.
    ///
    /// @param changed fields, by position
    Kept kept(Set<Integer> changed) {
        return Kept.of(by.bundle().catalogue(), decided, changed);
    }

    Decision decide(Row row, Kept kept) {
        return by.bundle()
                .decider()
                .decide(row.with(kept.aggregates()), velocity(decided.getVelocity()), kept.values());
    }

    /** The same without why, to its bits. */
    Verdict verdict(Row row, Kept kept) {
        return by.bundle()
                .decider()
                .verdict(row.with(kept.aggregates()), velocity(decided.getVelocity()), kept.values());
    }

    BundleName bundle() {
        return new BundleName(
                by.bundle().name(), by.bundle().version(), by.bundle().sha256());
    }

    /** Features by their positions, in the catalogue's order. */
    List<String> names(Set<Integer> features) {
        return features.stream()
                .sorted()
                .map(feature -> by.bundle().catalogue().features().get(feature).name())
                .toList();
    }

    @SuppressWarnings("NullAway") // Avro's generated getters return null where the schema does, without saying so
    private static Velocity velocity(@Nullable ApplicantVelocity velocity) {
        return velocity == null
                ? Velocity.NONE
                : new Velocity(
                        velocity.getLast24Hours(),
                        velocity.getLast7Days(),
                        velocity.getLast30Days(),
                        velocity.getRefusals(),
                        Optional.ofNullable(velocity.getSinceLastSeconds()).map(Duration::ofSeconds));
    }

    /** Says nothing of it: it is personal data. */
    @Override
    public String toString() {
        return "Reopened";
    }
}
