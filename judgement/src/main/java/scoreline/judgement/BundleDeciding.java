package scoreline.judgement;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.decision.Reason;
import scoreline.scoring.decision.Velocity;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DecisionReason;
import scoreline.wire.ReasonDirection;

/** A bundle's decisions, in the words of the wire. */
final class BundleDeciding implements Deciding {
    private final Bundle bundle;

    BundleDeciding(Bundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public boolean readsPast() {
        return !bundle.catalogue().history().isEmpty();
    }

    /** The past belongs to the row, so that a bundle that reads it explains one application at a time. */
    @Override
    public List<Admitted> explain(List<Admitted> applications) {
        if (readsPast()) {
            return applications;
        }
        var explained = bundle.decider()
                .explain(applications.stream().map(Admitted::row).toList());
        return IntStream.range(0, explained.size())
                .mapToObj(i -> applications.get(i).with(explained.get(i)))
                .toList();
    }

    private Decision decision(Admitted application) {
        var explained = application.explained();
        return explained == null
                ? bundle.decider().decide(application.row(), application.velocity())
                : bundle.decider().decide(application.row(), application.velocity(), explained);
    }

    @Override
    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    public CreditDecision decide(Admitted application, @Nullable SourcePosition source, Instant now) {
        var decision = decision(application);
        var rule = decision.rule();
        var past = application.past();
        return CreditDecision.newBuilder()
                .setApplicationId(application.applicationId())
                .setApplicantId(application.applicantId())
                .setSubmittedAt(application.submittedAt())
                .setDecidedAt(now)
                .setSourcePartition(source == null ? null : source.partition())
                .setSourceOffset(source == null ? null : source.offset())
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setMargin(decision.margin())
                .setProbabilityOfDefault(decision.probabilityOfDefault())
                .setPoints(decision.points())
                .setOutcome(outcome(decision.outcome()))
                .setThreshold(decision.threshold())
                .setBias(decision.bias())
                .setContributions(new Floats(decision.contributions()))
                .setFeatureValues(new Floats(decision.featureValues()))
                .setBins(ByteBuffer.wrap(decision.bins()))
                .setReasons(reasons(decision.reasons()))
                .setHistoryDigest(past == null ? null : ByteBuffer.wrap(past.digest()))
                .setEmptySources(past == null ? List.of() : past.emptySources())
                .setVelocity(velocity(application.velocity()))
                .setPolicyRule(rule == null ? null : rule.name())
                .build();
    }

    @SuppressWarnings("NullAway") // the same
    private static ApplicantVelocity velocity(Velocity velocity) {
        return new ApplicantVelocity(
                velocity.last24Hours(),
                velocity.last7Days(),
                velocity.last30Days(),
                velocity.refusals(),
                velocity.sinceLast().map(Duration::toSeconds).orElse(null));
    }

    private static DecisionOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case APPROVE -> DecisionOutcome.APPROVE;
            case REVIEW -> DecisionOutcome.REVIEW;
            case REFUSE -> DecisionOutcome.REFUSE;
        };
    }

    private static List<DecisionReason> reasons(List<Reason> reasons) {
        var worded = new ArrayList<DecisionReason>(reasons.size());
        for (var reason : reasons) {
            worded.add(reason(reason));
        }
        return worded;
    }

    @SuppressWarnings("NullAway") // the same
    private static DecisionReason reason(Reason reason) {
        var direction = switch (reason.direction()) {
            case FOR -> ReasonDirection.FOR;
            case AGAINST -> ReasonDirection.AGAINST;
        };
        return new DecisionReason(
                reason.group(), reason.feature(), direction, reason.contribution(), reason.value(), reason.reference());
    }

    /** Floats as Avro wants them, boxed only while they are written. */
    private static final class Floats extends AbstractList<Float> implements RandomAccess {
        private final float[] values;

        Floats(float[] values) {
            this.values = values;
        }

        @Override
        public Float get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
