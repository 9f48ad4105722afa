package scoreline.service.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.service.CannotStart;
import scoreline.wire.Topic;

/** What must be at the brokers before a service starts; what is not is a sentence. */
public final class Brokers {
    private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TRANSACTIONS = "transaction.version";
    private static final short SOUND_TRANSACTIONS = 2;

    private final String service;
    private final Admin admin;
    private final String servers;

    /**
     * The brokers behind a client.
     *
     * @param service who asks, as sentences have it: scorer
     * @param servers where they are, as sentences have it
     */
    public Brokers(String service, Admin admin, String servers) {
        this.service = service;
        this.admin = admin;
        this.servers = servers;
    }

    /**
     * Before KIP-890 a delayed end of one transaction could end the next: records lost, or seen though aborted.
     *
     * @throws CannotStart if the brokers run with such transactions, or do not answer
     */
    public void requireSoundTransactions() {
        var features = answer(admin.describeFeatures().featureMetadata(), "").finalizedFeatures();
        var version = features.get(TRANSACTIONS);
        if (version == null || version.maxVersionLevel() < SOUND_TRANSACTIONS) {
            throw new CannotStart("The brokers at %s must run with feature %s at %d or higher."
                    .formatted(servers, TRANSACTIONS, SOUND_TRANSACTIONS));
        }
    }

    /**
     * How many partitions a topic has.
     *
     * @throws CannotStart if it is not there
     */
    public int partitionsOf(Topic<?, ?> topic) {
        var name = topic.name();
        var asked = admin.describeTopics(List.of(name)).topicNameValues().get(name);
        if (asked == null) {
            throw new IllegalStateException("nothing asked of topic " + name);
        }
        return answer(asked, "Topic " + name + " does not exist at " + servers + "; create it first.")
                .partitions()
                .size();
    }

    /** Whether a topic is there. */
    public boolean have(Topic<?, ?> topic) {
        return answer(admin.listTopics().names(), "").contains(topic.name());
    }

    /**
     * A producer's transaction does not survive a record that the broker refuses: it would be begun again for ever.
     *
     * @param largest value that is sent, in bytes
     * @param key that says so
     * @throws CannotStart if the topic does not take it
     */
    public void requireRoom(Topic<?, ?> topic, int largest, String key) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config;
        try {
            var asked = admin.describeConfigs(List.of(resource)).values().get(resource);
            config = asked == null ? new Config(List.of()) : answer(asked, "");
        } catch (CannotStart e) {
            LOG.atWarn().addKeyValue("topic", topic.name()).log("size limit of the topic unknown");
            return;
        }
        var room = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (room != null && Integer.parseInt(room.value()) < largest + StreamsClient.AROUND_A_RECORD) {
            throw new CannotStart("Topic %s takes %s bytes at most, which %s must stay %d below."
                    .formatted(topic.name(), room.value(), key, StreamsClient.AROUND_A_RECORD));
        }
    }

    private <T> T answer(KafkaFuture<T> asked, String ifAbsent) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new CannotStart(ifAbsent);
            }
            var cause = e.getCause() == null ? e : e.getCause();
            throw new CannotStart(
                    "Kafka at %s does not let the %s look: %s."
                            .formatted(servers, service, cause.getClass().getSimpleName()),
                    e);
        } catch (TimeoutException e) {
            throw new CannotStart(
                    "No Kafka broker answers at %s within %d s.".formatted(servers, PATIENCE.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The " + service + " was interrupted while it started.", e);
        }
    }
}
