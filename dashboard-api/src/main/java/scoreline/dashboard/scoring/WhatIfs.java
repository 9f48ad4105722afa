package scoreline.dashboard.scoring;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.admission.TimeBounds;
import scoreline.dashboard.decision.Applications;
import scoreline.dashboard.decision.DecisionDocument;
import scoreline.dashboard.decision.DecisionDocument.BundleName;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.scoring.Scored.Difference;
import scoreline.dashboard.scoring.Scored.Figures;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Velocity;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/** What would have been decided on an application that says something else. Safe between threads. */
public final class WhatIfs {
    private final Scoring scoring;
    private final Decisions decisions;
    private final Applications applications;

    public WhatIfs(Scoring scoring, Decisions decisions, Applications applications) {
        this.scoring = scoring;
        this.decisions = decisions;
        this.applications = applications;
    }

    /**
     * Decides again, with the changes.
     *
     * @throws Refusal if there is no such decision, its application or its bundle is not at hand, or a field may not be moved so
     */
    Scored.WhatIf of(Asked.Changed asked) throws SQLException {
        var stored = decisions
                .find(asked.applicant(), asked.application())
                .orElseThrow(() -> Refusal.notFound("Nothing is decided of such an application."))
                .decision();
        var by = asked.serving() ? scoring.serving() : scoring.decidedBy(stored.getBundleSha256());
        boolean same = by.bundle().sha256().equals(stored.getBundleSha256());
        if (!same) {
            requireThatPastIsTold(by, stored);
        }
        var application = applications
                .of(stored)
                .map(Applications.Sent::application)
                .orElseThrow(() -> new Refusal(
                        ProblemType.CONFLICT, "The application that this was decided on is not kept here."));
        var before = admitted(by, application, stored).row();
        var after = admitted(by, changed(by, application, asked), stored).row();
        var kept = Kept.of(
                by.bundle().catalogue(), stored, Kept.changed(by.bundle().catalogue(), before, after));
        var decided = decide(by, after, stored, kept);
        var figures = same ? figures(stored) : figures(decide(by, before, stored, unchanged(by, stored)));
        return answer(by, stored, kept, figures, decided);
    }

    /** Another catalogue's features may stand for something else, whatever they are called. */
    private void requireThatPastIsTold(OnRequest by, CreditDecision stored) {
        boolean readsPast = !by.bundle().catalogue().history().isEmpty();
        if (readsPast
                && !scoring.decidedBy(stored.getBundleSha256())
                        .bundle()
                        .catalogue()
                        .equals(by.bundle().catalogue())) {
            throw new Refusal(
                    ProblemType.UNUSABLE_CONTENT,
                    "The serving bundle reads a past that a decision by another bundle does not hold.");
        }
    }

    private static Kept unchanged(OnRequest by, CreditDecision stored) {
        return Kept.of(by.bundle().catalogue(), stored, Set.of());
    }

    private static Decision decide(OnRequest by, Row row, CreditDecision stored, Kept kept) {
        return by.bundle().decider().decide(row.with(kept.aggregates()), velocity(stored.getVelocity()), kept.values());
    }

    private static Admitted admitted(OnRequest by, GenericRecord application, CreditDecision stored) {
        var bounds = TimeBounds.usual().forReplay();
        return switch (by.reader().read(application, bounds, stored.getSubmittedAt())) {
            case Admitted admitted -> admitted;
            case Refused(RejectionCode code, @Nullable String field) ->
                throw new Refusal(
                        ProblemType.UNUSABLE_CONTENT,
                        "The changed application would be rejected: %s%s."
                                .formatted(code, field == null ? "" : " in " + field));
        };
    }

    private GenericRecord changed(OnRequest by, GenericRecord application, Asked.Changed asked) {
        var changed = new GenericData.Record((GenericData.Record) application, true);
        var faults = new Faults("#/changes", "The application cannot be changed so.");
        asked.changes().forEach((name, value) -> {
            if (!by.form().has(name)) {
                faults.add(name, "NO_SUCH_FIELD", "An application has no such field.");
            } else if (!mayMove(by, name, asked.unconstrained())) {
                faults.add(
                        name,
                        "NOT_MOVABLE",
                        asked.unconstrained()
                                ? "Nobody may move it."
                                : "It may not be moved; these may: "
                                        + String.join(", ", scoring.movable().fields()) + ".");
            } else {
                by.form().change(changed, name, value, faults);
            }
        });
        faults.throwIfAny();
        return changed;
    }

    /** A field that no catalogue describes moves nothing, and nobody knows whether it is protected. */
    private boolean mayMove(OnRequest by, String name, boolean unconstrained) {
        Optional<Field> field = by.bundle().catalogue().fields().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        return field.isPresent()
                && !field.get().protectedAttribute()
                && (unconstrained || scoring.movable().contains(name));
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

    private static Figures figures(CreditDecision decision) {
        return new Figures(
                decision.getMargin(),
                decision.getProbabilityOfDefault(),
                decision.getPoints(),
                decision.getOutcome().name(),
                decision.getThreshold(),
                decision.getPolicyRule());
    }

    private static Figures figures(Decision decision) {
        var rule = decision.rule();
        return new Figures(
                decision.margin(),
                decision.probabilityOfDefault(),
                decision.points(),
                decision.outcome().name(),
                decision.threshold(),
                rule == null ? null : rule.name());
    }

    private static Scored.WhatIf answer(
            OnRequest by, CreditDecision stored, Kept kept, Figures before, Decision decided) {
        var bundle = by.bundle();
        var after = figures(decided);
        return new Scored.WhatIf(
                true,
                stored.getApplicantId(),
                stored.getApplicationId(),
                stored.getSubmittedAt(),
                new BundleName(bundle.name(), bundle.version(), bundle.sha256()),
                before,
                after,
                Difference.between(before, after),
                decided.bias(),
                numbers(decided.contributions()),
                withGaps(decided.featureValues()),
                decided.reasons().stream()
                        .map(reason -> new DecisionDocument.Reason(
                                reason.group(),
                                reason.feature(),
                                reason.direction().name(),
                                reason.contribution(),
                                reason.value(),
                                reason.reference()))
                        .toList(),
                names(by, kept.values()),
                kept.wouldHaveMoved().stream()
                        .map(feature ->
                                bundle.catalogue().features().get(feature).name())
                        .toList());
    }

    private static List<String> names(OnRequest by, Map<Integer, Double> features) {
        return new TreeSet<>(features.keySet())
                .stream()
                        .map(feature ->
                                by.bundle().catalogue().features().get(feature).name())
                        .toList();
    }

    private static List<Float> numbers(float[] values) {
        var numbers = new ArrayList<Float>(values.length);
        for (float value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    /** NaN is null, which JSON has. */
    private static List<@Nullable Float> withGaps(float[] values) {
        return numbers(values).stream()
                .<@Nullable Float>map(value -> Float.isFinite(value) ? value : null)
                .toList();
    }
}
