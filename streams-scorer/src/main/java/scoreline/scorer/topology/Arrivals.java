package scoreline.scorer.topology;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Applications that polls brought and that were not processed yet, so that some can be worked on together. Only a hint: whoever finds
 * none here works on one at a time. Thread-safe.
 */
public final class Arrivals {
    private static final String SELF = "scoreline.arrivals";

    private final String topic;
    private final Map<Integer, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();

    /// @param topic of the applications
    public Arrivals(String topic) {
        this.topic = topic;
    }

    /** Kafka Streams' settings with those that let the consumer tell what it brought. */
    public Map<String, Object> in(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.merge(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                Interceptor.class.getName(),
                (others, ours) -> others + "," + ours);
        all.put(StreamsConfig.mainConsumerPrefix(SELF), this);
        return all;
    }

    private synchronized void arrived(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (partition.topic().equals(topic)) {
                var brought = records.records(partition);
                var before = waiting.computeIfAbsent(partition.partition(), _ -> new ArrayDeque<>());
                if (!before.isEmpty()
                        && brought.getFirst().offset() <= before.getLast().offset()) {
                    // The consumer went back, after an abort or as the partition's new owner.
                    before.clear();
                }
                before.addAll(brought);
            }
        }
    }

    /** Takes what arrived behind an offset, in order; what is at the offset and before it is forgotten. */
    synchronized List<ConsumerRecord<byte[], byte[]>> takeBehind(int partition, long offset, int most) {
        var taken = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var all = waiting.get(partition);
        while (all != null && !all.isEmpty() && taken.size() < most) {
            var next = all.remove();
            if (next.offset() > offset) {
                taken.add(next);
            }
        }
        return taken;
    }

    /** Forgets a partition that somebody else may process from now on. */
    synchronized void forget(int partition) {
        waiting.remove(partition);
    }

    /** Told by a consumer of what each poll brought. Made by Kafka. */
    public static final class Interceptor implements ConsumerInterceptor<byte[], byte[]> {
        private @Nullable Arrivals arrivals;

        @Override
        public void configure(Map<String, ?> settings) {
            arrivals = (Arrivals) requireNonNull(settings.get(SELF));
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            requireNonNull(arrivals).arrived(records);
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}
    }
}
