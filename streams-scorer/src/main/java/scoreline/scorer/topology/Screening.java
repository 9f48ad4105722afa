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
import scoreline.scorer.admission.Admission;
import scoreline.scorer.admission.Admission.Refused;
import scoreline.scorer.judgement.Judge;
import scoreline.wire.Decoding;

/** What can be said of a record without remembering any other: size, bytes, key, partition, values, in this order. */
final class Screening {
    private final int largest;
    private final int partitions;
    private final Function<byte[], Decoding<GenericRecord>> decoder;
    private final Judge judge;

    Screening(int largest, int partitions, Function<byte[], Decoding<GenericRecord>> decoder, Judge judge) {
        this.largest = largest;
        this.partitions = partitions;
        this.decoder = decoder;
        this.judge = judge;
    }

    Admission screen(byte @Nullable [] key, byte @Nullable [] value, int partition) {
        if (value == null) {
            return new Refused(UNDECODABLE, null);
        }
        if (value.length > largest) {
            return new Refused(OVERSIZE, null);
        }
        if (key == null) {
            return new Refused(WRONG_KEY, null);
        }
        return switch (decoder.apply(value)) {
            case Decoding.Undecodable<GenericRecord> undecodable -> new Refused(UNDECODABLE, null);
            case Decoding.UnknownSchema<GenericRecord> unknown -> new Refused(UNKNOWN_SCHEMA, null);
            case Decoding.Decoded<GenericRecord> decoded -> screen(key, decoded.value(), partition);
        };
    }

    private Admission screen(byte[] key, GenericRecord application, int partition) {
        var applicant = judge.applicantId(application);
        if (applicant != null && !applicant.isBlank()) {
            if (!Arrays.equals(key, applicant.getBytes(StandardCharsets.UTF_8))) {
                return new Refused(WRONG_KEY, null);
            }
            if (partition != partitionOf(key)) {
                return new Refused(WRONG_PARTITION, null);
            }
        }
        return judge.admit(application);
    }

    /** Where Kafka's own partitioner puts this key. */
    private int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
