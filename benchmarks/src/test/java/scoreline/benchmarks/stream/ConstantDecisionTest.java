package scoreline.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import scoreline.admission.Admission.Admitted;
import scoreline.judgement.SourcePosition;
import scoreline.scoring.catalogue.Row;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DecisionReason;
import scoreline.wire.Framing;
import scoreline.wire.ReasonDirection;
import scoreline.wire.Topics;

class ConstantDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void it_is_the_applications_own_in_ids_and_place_alone() {
        // Given
        var model = decision("100000001", 3);
        // When
        var decided = new ConstantDecision(model).decide(application("100000002"), new SourcePosition(1, 4), NOW);
        // Then
        assertThat(decided).isEqualTo(decision("100000002", 4));
    }

    @Test
    void it_can_be_encoded_again_and_again_to_the_same_size() {
        // Given
        var constant = new ConstantDecision(decision("100000001", 3));
        // When
        var first = bytes(constant.decide(application("100000002"), new SourcePosition(1, 4), NOW));
        var second = bytes(constant.decide(application("100000003"), new SourcePosition(1, 5), NOW));
        // Then
        assertThat(second).hasSameSizeAs(first);
    }

    private static byte[] bytes(CreditDecision decision) {
        var topic = Topics.of(Framing.singleObject()).decisions();
        return topic.values().serializer().serialize(topic.name(), decision);
    }

    private static Admitted application(String id) {
        return new Admitted(id, id, NOW, new Row(new double[0], new String[0]));
    }

    private static CreditDecision decision(String id, long offset) {
        return CreditDecision.newBuilder()
                .setApplicationId(id)
                .setApplicantId(id)
                .setSubmittedAt(NOW)
                .setDecidedAt(NOW)
                .setSourcePartition(1)
                .setSourceOffset(offset)
                .setBundleName("bundle")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setMargin(-1)
                .setProbabilityOfDefault(0.1)
                .setPoints(600)
                .setOutcome(DecisionOutcome.APPROVE)
                .setThreshold(0.2)
                .setBias(-2)
                .setContributions(List.of(1f, 0f))
                .setFeatureValues(List.of(3f, Float.NaN))
                .setBins(ByteBuffer.wrap(new byte[] {1, 2}))
                .setReasons(List.of(new DecisionReason("INCOME", "ratio", ReasonDirection.AGAINST, 0.5f, 1.0, "none")))
                .build();
    }
}
