package scoreline.wire;

import static scoreline.wire.Compatibility.BACKWARD_TRANSITIVE;
import static scoreline.wire.Compatibility.FULL_TRANSITIVE;
import static scoreline.wire.TopicSettings.Cleanup.DELETE;
import static scoreline.wire.TopicSettings.Compression.UNCOMPRESSED;

import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The topics between a lender's systems and the scorer; the drift monitor's own are {@link MonitorTopics}. {@code docs/topics.md}
 * says the same in words.
 *
 * @param applications key: applicant id; whoever must survive hostile bytes reads {@code applications().raw()} through an
 *     {@link UntrustedDecoder}
 * @param history key: applicant id; never compacted, for that would keep one record of each applicant
 * @param decisions key: applicant id
 * @param rejections key: topic-partition-offset of the record rejected
 */
public record Topics(
        Topic<String, GenericRecord> applications,
        Topic<String, GenericRecord> history,
        Topic<String, CreditDecision> decisions,
        Topic<String, RejectedApplication> rejections) {

    private static final int ONE_MEBIBYTE = 1 << 20;

    /** Topics that carry the shipped application schema. */
    public static Topics of(Framing framing) {
        return of(framing, SchemaHistory.application());
    }

    /** Topics that carry a lender's own application schema. */
    public static Topics of(Framing framing, SchemaHistory applications) {
        return new Topics(
                new Topic<>(
                        "credit.applications",
                        Serdes.String(),
                        Wire.generic(applications, framing, "credit.applications-value"),
                        applications,
                        BACKWARD_TRANSITIVE,
                        kept(4, Duration.ofDays(30))),
                new Topic<>(
                        "credit.history",
                        Serdes.String(),
                        Wire.generic(SchemaHistory.history(), framing, "credit.history-value"),
                        SchemaHistory.history(),
                        BACKWARD_TRANSITIVE,
                        kept(4, Duration.ofDays(365))),
                new Topic<>(
                        "credit.decisions",
                        Serdes.String(),
                        Wire.specific(
                                CreditDecision.class, SchemaHistory.decision(), framing, "credit.decisions-value"),
                        SchemaHistory.decision(),
                        FULL_TRANSITIVE,
                        kept(4, Duration.ofDays(365))),
                new Topic<>(
                        "credit.rejections",
                        Serdes.String(),
                        Wire.specific(
                                RejectedApplication.class,
                                SchemaHistory.rejection(),
                                framing,
                                "credit.rejections-value"),
                        SchemaHistory.rejection(),
                        FULL_TRANSITIVE,
                        kept(1, Duration.ofDays(90))));
    }

    public List<Topic<?, ?>> all() {
        return List.of(applications, history, decisions, rejections);
    }

    private static TopicSettings kept(int partitions, Duration retention) {
        return new TopicSettings(partitions, retention, ONE_MEBIBYTE, UNCOMPRESSED, DELETE);
    }
}
