package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.materialise.Progress.Stretch;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;
import scoreline.wire.Topic;

/** Made-up records, as a consumer hands them over. */
final class Made {
    static final Source SOURCE = Source.of(Framing.singleObject(), SchemaHistory.application());
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final int FEATURES = 3;

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Stretch> read = new HashMap<>();

    /// @param ends where partitions are read on; moved
    Made(Map<TopicPartition, Long> ends) {
        this.ends = ends;
    }

    static CreditDecision decision(SplittableRandom random, String applicant, String application, long source) {
        double probability = random.nextDouble();
        return CreditDecision.newBuilder()
                .setApplicantId(applicant)
                .setApplicationId(application)
                .setSubmittedAt(NOON.plusSeconds(source))
                .setDecidedAt(NOON.plusSeconds(source + 1))
                .setSourcePartition(0)
                .setSourceOffset(source)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("0".repeat(64))
                .setMargin(0f)
                .setProbabilityOfDefault(probability)
                .setPoints(600)
                .setOutcome(probability < 0.7 ? DecisionOutcome.APPROVE : DecisionOutcome.REFUSE)
                .setThreshold(0.7)
                .setBias(0f)
                .setContributions(List.of(0f, 0f, 0f))
                .setFeatureValues(List.of((float) random.nextInt(10), Float.NaN, (float) probability))
                .setBins(ByteBuffer.wrap(new byte[FEATURES]))
                .setReasons(List.of())
                .build();
    }

    static byte[] application(String applicant, String application) {
        var made = new GenericData.Record(SOURCE.applicationSchema().current());
        made.put("applicant_id", applicant);
        made.put("application_id", application);
        made.put("submitted_at", NOON.toEpochMilli());
        return SOURCE.topics().applications().values().serializer().serialize("", made);
    }

    <V> Made add(Topic<String, V> topic, String key, V value) {
        return addBytes(topic, key, topic.values().serializer().serialize(topic.name(), value));
    }

    Made addBytes(Topic<?, ?> topic, String key, byte @Nullable [] value) {
        var partition = new TopicPartition(topic.name(), 0);
        long offset = ends.getOrDefault(partition, 0L);
        records.computeIfAbsent(partition, _ -> new ArrayList<>())
                .add(new ConsumerRecord<>(topic.name(), 0, offset, key.getBytes(UTF_8), value));
        ends.put(partition, offset + 1);
        long from = read.containsKey(partition) ? read.get(partition).from() : offset;
        read.put(partition, new Stretch(from, offset + 1));
        return this;
    }

    ConsumerRecords<byte[], byte[]> records() {
        return new ConsumerRecords<>(records, Map.of());
    }

    Map<TopicPartition, Stretch> read() {
        return read;
    }
}
