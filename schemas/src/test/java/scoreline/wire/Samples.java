package scoreline.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Made-up values. */
final class Samples {
    static final Instant NOON = Instant.parse("2018-01-01T12:00:00Z");

    private Samples() {}

    static GenericRecord application() {
        return application(SchemaHistory.application().current());
    }

    static GenericRecord application(Schema schema) {
        var application = new GenericData.Record(schema);
        application.put("application_id", "a-1");
        application.put("applicant_id", "p-1");
        application.put("submitted_at", NOON.toEpochMilli());
        application.put("NAME_CONTRACT_TYPE", "Cash loans");
        application.put("AMT_CREDIT", 123_456.5);
        return application;
    }

    static CreditDecision decision() {
        return CreditDecision.newBuilder()
                .setApplicationId("a-1")
                .setApplicantId("p-1")
                .setSubmittedAt(NOON)
                .setDecidedAt(NOON.plusMillis(7))
                .setSourcePartition(3)
                .setSourceOffset(42L)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setMargin(-2.5f)
                .setProbabilityOfDefault(0.07)
                .setPoints(612)
                .setOutcome(DecisionOutcome.APPROVE)
                .setThreshold(1 / 11.0)
                .setBias(-2.4f)
                .setContributions(List.of(-0.1f, 0f))
                .setFeatureValues(List.of(1f, Float.NaN))
                .setBins(ByteBuffer.wrap(new byte[] {1, 2}))
                .setReasons(
                        List.of(new DecisionReason("income", "AMT_INCOME", ReasonDirection.FOR, -0.1f, 1.5, "usual")))
                .setVelocity(new ApplicantVelocity(1, 1, 2, 0, 7_200L))
                .setPolicyRule("MOST_IN_DAY")
                .build();
    }

    static RejectedApplication rejection() {
        return new RejectedApplication(RejectionCode.NOT_FINITE, "AMT_CREDIT", "credit.applications", 1, 7L, NOON);
    }
}
