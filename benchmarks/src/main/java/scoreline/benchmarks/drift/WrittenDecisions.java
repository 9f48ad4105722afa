package scoreline.benchmarks.drift;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DecisionReason;
import scoreline.wire.ReasonDirection;
import scoreline.wire.Topic;

/** Drawn decisions as the scorer writes them: with values, reasons and all that nobody counts. */
final class WrittenDecisions {
    private static final int REASONS = 8;
    private static final int SUBMITTED_AT =
            CreditDecision.getClassSchema().getField("submitted_at").pos();

    private final List<CreditDecision> all = new ArrayList<>();

    WrittenDecisions(Population population, long seed) {
        var drawn = new Decisions(population, seed);
        for (int i = 0; i < Decisions.COUNT; i++) {
            all.add(written(i, drawn.next(), population));
        }
    }

    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    private static CreditDecision written(int number, Decisions.Decision drawn, Population population) {
        return CreditDecision.newBuilder()
                .setApplicationId("application-%08d".formatted(number))
                .setApplicantId("applicant-%08d".formatted(number))
                .setSubmittedAt(Instant.EPOCH)
                .setDecidedAt(Instant.EPOCH)
                .setSourcePartition(0)
                .setSourceOffset((long) number)
                .setBundleName(population.watched().name())
                .setBundleVersion(population.watched().version())
                .setBundleSha256(population.watched().sha256())
                .setMargin(drawn.margin())
                .setProbabilityOfDefault(drawn.probability())
                .setPoints(500)
                .setOutcome(drawn.outcome() == Outcome.APPROVE ? DecisionOutcome.APPROVE : DecisionOutcome.REFUSE)
                .setThreshold(1 / 11.0)
                .setBias(-2.5f)
                .setContributions(floats(drawn.contributions()))
                .setFeatureValues(floats(drawn.contributions()))
                .setBins(ByteBuffer.wrap(drawn.bins()))
                .setReasons(IntStream.range(0, REASONS)
                        .mapToObj(WrittenDecisions::reason)
                        .toList())
                .build();
    }

    private static List<Float> floats(float[] values) {
        List<Float> floats = new ArrayList<>(values.length);
        for (float value : values) {
            floats.add(value);
        }
        return floats;
    }

    private static DecisionReason reason(int number) {
        return DecisionReason.newBuilder()
                .setCode("REASON_GROUP_" + number)
                .setLabelKey("FEATURE_OF_THE_GROUP_" + number)
                .setDirection(number < REASONS / 2 ? ReasonDirection.AGAINST : ReasonDirection.FOR)
                .setContribution(0.1f)
                .setValue(0.5)
                .setReferenceValue(0.6)
                .build();
    }

    double meanBytes(Topic<String, CreditDecision> topic) {
        return all.stream()
                .mapToInt(decision ->
                        topic.values().serializer().serialize(topic.name(), decision).length)
                .average()
                .orElseThrow();
    }

    /** One of them, dated; the next call may date the same again. */
    CreditDecision at(long number, Instant submitted) {
        CreditDecision decision = all.get((int) (number % all.size()));
        decision.put(SUBMITTED_AT, submitted);
        return decision;
    }
}
