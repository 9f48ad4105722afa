package scoreline.monitor.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.monitor.sums.Stretch;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.Decoding;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

/** Of a decision, what is counted, and for whom. */
final class Countable {
    private final Instant submitted;
    private final String bundleName;
    private final String bundleVersion;
    private final String bundleSha256;
    private final byte[] bins;
    private final float[] contributions;
    private final float margin;
    private final double probability;
    private final Outcome outcome;

    /** As {@link Reader#FIELDS} has them. */
    private Countable(GenericRecord decision) {
        this.submitted = Instant.ofEpochMilli((long) decision.get(0));
        this.bundleName = (String) decision.get(1);
        this.bundleVersion = (String) decision.get(2);
        this.bundleSha256 = (String) decision.get(3);
        this.bins = bytes((ByteBuffer) decision.get(4));
        this.contributions = UntrustedDecoder.floats(decision.get(5));
        this.margin = (float) decision.get(6);
        this.probability = (double) decision.get(7);
        this.outcome = Outcome.valueOf(decision.get(8).toString());
    }

    /** Out of the bytes of decisions; what else they say is passed over. */
    static final class Reader {
        private static final List<String> FIELDS = List.of(
                "submitted_at",
                "bundle_name",
                "bundle_version",
                "bundle_sha256",
                "bins",
                "contributions",
                "margin",
                "probability_of_default",
                "outcome");

        private final UntrustedDecoder decoder;

        Reader(Framing framing) {
            this.decoder = new UntrustedDecoder(SchemaHistory.decision().reading(FIELDS), framing);
        }

        /// @return empty where it is no decision
        Optional<Countable> read(byte @Nullable [] value) {
            return value != null && decoder.decode(value) instanceof Decoding.Decoded<GenericRecord>(var decision)
                    ? Optional.of(new Countable(decision))
                    : Optional.empty();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    Instant submitted() {
        return submitted;
    }

    String bundleName() {
        return bundleName;
    }

    String bundleVersion() {
        return bundleVersion;
    }

    String bundleSha256() {
        return bundleSha256;
    }

    /** Cells of the drift reference, shape (features); the caller must not change them. */
    byte[] bins() {
        return bins;
    }

    /// Alone in its ten seconds of event time.
    Stretch stretch() {
        return Stretch.of(submitted, probability, outcome == Outcome.REFUSE);
    }

    /// @throws IllegalArgumentException when it does not fit the reference; nothing is counted then
    void countInto(WindowCounts counts) {
        counts.count(bins, contributions, margin, probability, outcome);
    }
}
