package scoreline.benchmarks.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.judgement.Deciding;
import scoreline.judgement.SourcePosition;
import scoreline.wire.CreditDecision;

/**
 * The same decision for everyone, under each application's own ids: what is left of the scorer when nothing is computed. It is
 * built and encoded as a bundle's are, so that it costs the same to send.
 */
final class ConstantDecision implements Deciding {
    private final CreditDecision decision;

    ConstantDecision(CreditDecision decision) {
        this.decision = decision;
    }

    @Override
    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    public CreditDecision decide(Admitted application, @Nullable SourcePosition source, Instant now) {
        return CreditDecision.newBuilder()
                .setApplicationId(application.applicationId())
                .setApplicantId(application.applicantId())
                .setSubmittedAt(application.submittedAt())
                .setDecidedAt(now)
                .setSourcePartition(source == null ? null : source.partition())
                .setSourceOffset(source == null ? null : source.offset())
                .setBundleName(decision.getBundleName())
                .setBundleVersion(decision.getBundleVersion())
                .setBundleSha256(decision.getBundleSha256())
                .setMargin(decision.getMargin())
                .setProbabilityOfDefault(decision.getProbabilityOfDefault())
                .setPoints(decision.getPoints())
                .setOutcome(decision.getOutcome())
                .setThreshold(decision.getThreshold())
                .setBias(decision.getBias())
                .setContributions(decision.getContributions())
                .setFeatureValues(decision.getFeatureValues())
                .setBins(decision.getBins().duplicate())
                .setReasons(decision.getReasons())
                .setHistoryDigest(decision.getHistoryDigest())
                .setEmptySources(decision.getEmptySources())
                .setVelocity(decision.getVelocity())
                .setPolicyRule(decision.getPolicyRule())
                .build();
    }
}
