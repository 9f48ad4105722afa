package scoreline.dashboard.materialise;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Decoding;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

/**
 * Of a decision, what can be asked for by itself; the whole of it is {@code value}.
 *
 * @param source of the application on its topic; null when scored from a file
 * @param features as the model saw them, shape (features); not to be changed
 * @param cells of the drift reference, shape (features); not to be changed
 * @param value as it stands on the topic
 */
@SuppressWarnings("ArrayRecordComponent") // passes through, never compared
record Decided(
        Identity identity,
        Instant submitted,
        Instant decided,
        @Nullable Place source,
        BundleName bundle,
        double probability,
        int points,
        DecisionOutcome outcome,
        float[] features,
        byte[] cells,
        byte[] value) {

    /** On the topic of applications. */
    record Place(int partition, long offset) {}

    record BundleName(String name, String version, String sha256) {}

    /** Out of bytes; contributions and reasons are passed over. */
    static final class Reader {
        private static final List<String> FIELDS = List.of(
                "applicant_id",
                "application_id",
                "submitted_at",
                "decided_at",
                "source_partition",
                "source_offset",
                "bundle_name",
                "bundle_version",
                "bundle_sha256",
                "probability_of_default",
                "points",
                "outcome",
                "feature_values",
                "bins");

        private final UntrustedDecoder decoder;

        Reader(Framing framing) {
            this.decoder = new UntrustedDecoder(SchemaHistory.decision().reading(FIELDS), framing);
        }

        /// @return empty where it is no decision
        Optional<Decided> read(byte[] value) {
            return decoder.decode(value) instanceof Decoding.Decoded<GenericRecord>(var decision)
                    ? Optional.of(decided(decision, value))
                    : Optional.empty();
        }

        /** As {@link #FIELDS} has them. */
        private static Decided decided(GenericRecord decision, byte[] value) {
            return new Decided(
                    Identity.of(decision.get(0), decision.get(1)),
                    Instant.ofEpochMilli((long) decision.get(2)),
                    Instant.ofEpochMilli((long) decision.get(3)),
                    decision.get(4) instanceof Integer partition && decision.get(5) instanceof Long offset
                            ? new Place(partition, offset)
                            : null,
                    new BundleName((String) decision.get(6), (String) decision.get(7), (String) decision.get(8)),
                    (double) decision.get(9),
                    (int) decision.get(10),
                    DecisionOutcome.valueOf(decision.get(11).toString()),
                    UntrustedDecoder.floats(decision.get(12)),
                    bytes((ByteBuffer) decision.get(13)),
                    value);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Whether tables can hold it. */
    boolean canBeKept() {
        return features.length == cells.length
                && identity.canBeKept()
                && Identity.canBeKept(submitted)
                && Identity.canBeKept(decided);
    }

    /** Whether it was made on an application from before a request to forget its applicant, or nobody can say. */
    boolean isBefore(Place asked) {
        return source == null || source.partition() != asked.partition() || source.offset() < asked.offset();
    }

    /** As {@code Column.OUTCOME} has it. */
    byte outcomeNumber() {
        return switch (outcome) {
            case APPROVE -> 0;
            case REVIEW -> 1;
            case REFUSE -> 2;
        };
    }
}
