package scoreline.scorer.topology;

import static scoreline.wire.RejectionCode.OVERSIZE;
import static scoreline.wire.RejectionCode.UNDECODABLE;
import static scoreline.wire.RejectionCode.UNKNOWN_SCHEMA;
import static scoreline.wire.RejectionCode.WRONG_KEY;
import static scoreline.wire.RejectionCode.WRONG_PARTITION;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.topology.Screening.Screened.Erasure;
import scoreline.scorer.topology.Screening.Screened.Sound;
import scoreline.scorer.topology.Screening.Screened.Unsound;
import scoreline.wire.Decoding;
import scoreline.wire.RejectionCode;

/** What can be said of a record without remembering any other: size, bytes, key, partition, in this order. */
final class Screening {
    private final int largest;
    private final int partitions;
    private final Function<byte[], Decoding<GenericRecord>> decoder;
    private final Function<GenericRecord, @Nullable String> applicantId;

    /** What a record turned out to be. */
    sealed interface Screened {
        record Sound(GenericRecord value) implements Screened {}

        /** A null value under an applicant's key. */
        record Erasure(String applicantId) implements Screened {}

        record Unsound(RejectionCode code) implements Screened {}
    }

    /// @param largest bytes of a value
    /// @param partitions of the topic, at least 1
    /// @param applicantId as it stands in a value; null or blank where it is missing, which is not judged here
    Screening(
            int largest,
            int partitions,
            Function<byte[], Decoding<GenericRecord>> decoder,
            Function<GenericRecord, @Nullable String> applicantId) {
        this.largest = largest;
        this.partitions = partitions;
        this.decoder = decoder;
        this.applicantId = applicantId;
    }

    Screened screen(byte @Nullable [] key, byte @Nullable [] value, int partition) {
        if (value != null && value.length > largest) {
            return new Unsound(OVERSIZE);
        }
        if (key == null) {
            return new Unsound(value == null ? UNDECODABLE : WRONG_KEY);
        }
        if (value == null) {
            return partition == partitionOf(key)
                    ? new Erasure(new String(key, StandardCharsets.UTF_8))
                    : new Unsound(WRONG_PARTITION);
        }
        return switch (decoder.apply(value)) {
            case Decoding.Undecodable<GenericRecord> undecodable -> new Unsound(UNDECODABLE);
            case Decoding.UnknownSchema<GenericRecord> unknown -> new Unsound(UNKNOWN_SCHEMA);
            case Decoding.Decoded<GenericRecord> decoded -> screen(key, decoded.value(), partition);
        };
    }

    private Screened screen(byte[] key, GenericRecord value, int partition) {
        var applicant = applicantId.apply(value);
        if (applicant != null && !applicant.isBlank()) {
            if (!Arrays.equals(key, applicant.getBytes(StandardCharsets.UTF_8))) {
                return new Unsound(WRONG_KEY);
            }
            if (partition != partitionOf(key)) {
                return new Unsound(WRONG_PARTITION);
            }
        }
        return new Sound(value);
    }

    /** Where Kafka's own partitioner puts this key. */
    private int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
