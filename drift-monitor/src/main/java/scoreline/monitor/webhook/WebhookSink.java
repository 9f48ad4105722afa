package scoreline.monitor.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import scoreline.wire.DriftAlert;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.Topic;

/**
 * Reads alerts and tells of them, one after the other. An alert counts as read once it is delivered: after a crash it is told
 * again, and while the receiver is away alerts wait on their topic. None is dropped but one that the receiver refuses as such.
 */
public final class WebhookSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSink.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** Well within the time in which a consumer must come back for more. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> alerts;
    private final Topic<String, DriftAlert> topic;
    private final Webhook webhook;
    private final Consumer<Delivery> observer;
    private final Episodes episodes = new Episodes();
    private final Thread thread = Thread.ofPlatform().name("service-webhook").unstarted(this::run);

    /**
     * Connects; nothing is read yet.
     *
     * @param settings of a Kafka consumer, where brokers are among them
     * @param group which remembers what is delivered
     * @param observer told of each attempt, on the sink's thread
     */
    public WebhookSink(
            Map<String, Object> settings,
            String group,
            Topic<String, DriftAlert> topic,
            Endpoint endpoint,
            InstantSource clock,
            Consumer<Delivery> observer) {
        var own = new HashMap<>(settings);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // So that what is not delivered is all that must be read again.
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.alerts = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.webhook = new Webhook(endpoint, clock);
        this.observer = observer;
    }

    /** Tells of what is not delivered yet; the first time, from the oldest alert there is. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            alerts.subscribe(List.of(topic.name()));
            int failures = 0;
            while (true) {
                failures = isSettled() ? 0 : failures + 1;
                if (failures > 0) {
                    Thread.sleep(pause(failures));
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atInfo().log("webhook stopped");
        } finally {
            // Closing says goodbye to the brokers, which an interrupted thread may not.
            var _ = Thread.interrupted();
            alerts.close();
            webhook.close();
        }
    }

    private static Duration pause(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whether the next alert, if there is one, need not be looked at again. */
    private boolean isSettled() throws InterruptedException {
        try {
            for (var record : alerts.poll(WAIT)) {
                var place = new TopicPartition(record.topic(), record.partition());
                if (!isSettled(record.value())) {
                    alerts.seek(place, record.offset());
                    return false;
                }
                alerts.commitSync(Map.of(place, new OffsetAndMetadata(record.offset() + 1)));
            }
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("why", e.getClass().getSimpleName()).log("alerts cannot be read now");
            return false;
        }
    }

    private boolean isSettled(byte @Nullable [] value) throws InterruptedException {
        DriftAlert alert;
        try {
            alert = topic.values().deserializer().deserialize(topic.name(), value);
        } catch (RegistryUnavailable e) {
            return false;
        } catch (SerializationException e) {
            LOG.atError().log("an alert that does not decode is left out");
            return true;
        }
        // Without a value it says that an episode is forgotten.
        if (alert == null || !episodes.isNews(alert)) {
            return true;
        }
        var delivery = webhook.send(alert);
        observer.accept(delivery);
        if (delivery == Delivery.FAILED) {
            return false;
        }
        episodes.told(alert);
        return true;
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
