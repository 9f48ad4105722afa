package scoreline.monitor.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.Topic;

/**
 * Reads a topic and tells of it, one record after the other. A record counts as read once it is delivered: after a crash it is told
 * again, and while the receiver is away records wait on their topic. None is dropped but one that the receiver refuses as such.
 */
public final class Relay<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** Well within the time in which a consumer must come back for more. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> records;
    private final Topic<String, V> topic;
    private final Receiver<V> receiver;
    private final Consumer<Delivery> observer;
    private final Thread thread;

    /**
     * Connects; nothing is read yet.
     *
     * @param settings of a Kafka consumer, where brokers are among them
     * @param group which remembers what is delivered
     * @param receiver closed with this
     * @param observer told of each attempt, on a thread of this relay's own
     */
    public Relay(
            Map<String, Object> settings,
            String group,
            Topic<String, V> topic,
            Receiver<V> receiver,
            Consumer<Delivery> observer) {
        var own = new HashMap<>(settings);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // So that what is not delivered is all that must be read again.
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.records = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.receiver = receiver;
        this.observer = observer;
        this.thread = Thread.ofPlatform().name("service-" + receiver.name()).unstarted(this::run);
    }

    /** Tells of what is not delivered yet; the first time, from the oldest record there is. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            records.subscribe(List.of(topic.name()));
            int failures = 0;
            while (true) {
                failures = isSettled() ? 0 : failures + 1;
                if (failures > 0) {
                    Thread.sleep(pause(failures));
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atInfo().addKeyValue("to", receiver.name()).log("stopped telling");
        } finally {
            // Closing says goodbye to the brokers, which an interrupted thread may not.
            var _ = Thread.interrupted();
            records.close();
            receiver.close();
        }
    }

    private static Duration pause(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whether the next record, if there is one, need not be looked at again. */
    private boolean isSettled() throws InterruptedException {
        try {
            for (var record : records.poll(WAIT)) {
                var place = new TopicPartition(record.topic(), record.partition());
                if (!isSettled(record.value())) {
                    records.seek(place, record.offset());
                    return false;
                }
                records.commitSync(Map.of(place, new OffsetAndMetadata(record.offset() + 1)));
            }
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("why", e.getClass().getSimpleName())
                    .log("a topic cannot be read now");
            return false;
        }
    }

    private boolean isSettled(byte @Nullable [] value) throws InterruptedException {
        V told;
        try {
            told = topic.values().deserializer().deserialize(topic.name(), value);
        } catch (RegistryUnavailable e) {
            return false;
        } catch (SerializationException e) {
            LOG.atError().addKeyValue("topic", topic.name()).log("a record that does not decode is left out");
            return true;
        }
        // Without a value it says that something is forgotten.
        if (told == null) {
            return true;
        }
        var delivery = receiver.tell(told);
        delivery.ifPresent(observer);
        return !delivery.equals(Optional.of(Delivery.FAILED));
    }

    /** Stops, even within a delivery, which is then made again at the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
