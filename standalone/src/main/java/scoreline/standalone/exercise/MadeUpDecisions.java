package scoreline.standalone.exercise;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

/** Decisions that nobody made: in cells of a bundle's reference, of random worth. */
record MadeUpDecisions(Bundle bundle) {
    private static final List<DecisionOutcome> OUTCOMES = List.of(DecisionOutcome.values());

    CreditDecision draw(SplittableRandom random, Instant submitted) {
        var features = bundle.reference().features();
        var bins = new byte[features.size()];
        List<Float> contributions = new ArrayList<>();
        for (int f = 0; f < bins.length; f++) {
            bins[f] = (byte) random.nextInt(features.get(f).cells().size());
            contributions.add((float) random.nextGaussian());
        }
        return builder(random, submitted)
                .setBins(ByteBuffer.wrap(bins))
                .setContributions(contributions)
                .setFeatureValues(contributions)
                .build();
    }

    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    private CreditDecision.Builder builder(SplittableRandom random, Instant submitted) {
        return CreditDecision.newBuilder()
                .setApplicationId("a-" + random.nextInt())
                .setApplicantId("p-" + random.nextInt())
                .setSubmittedAt(submitted)
                .setDecidedAt(submitted)
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setMargin((float) random.nextGaussian())
                .setProbabilityOfDefault(random.nextDouble())
                .setPoints(500)
                .setOutcome(OUTCOMES.get(random.nextInt(OUTCOMES.size())))
                .setThreshold(0.1)
                .setBias(0)
                .setReasons(List.of());
    }

    /** Of a bundle that no monitor watches. */
    CreditDecision ofAnother(SplittableRandom random, Instant submitted) {
        return CreditDecision.newBuilder(draw(random, submitted))
                .setBundleSha256("f".repeat(64))
                .build();
    }

    /** In a cell that the reference does not have. */
    CreditDecision misfit(SplittableRandom random, Instant submitted) {
        var decision = draw(random, submitted);
        byte[] bins = decision.getBins().array().clone();
        bins[0] = -1;
        return CreditDecision.newBuilder(decision)
                .setBins(ByteBuffer.wrap(bins))
                .build();
    }

    static byte[] bytes(CreditDecision decision) {
        return WatchedBroker.DECISIONS.values().serializer().serialize(WatchedBroker.DECISIONS.name(), decision);
    }
}
