package scoreline.scorer.runtime;

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
import scoreline.wire.Registry;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.Topic;
import scoreline.wire.Topics;
import scoreline.wire.UnregisteredSchema;

/** What must be there before a scorer starts; what is not is a sentence. */
final class StartChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TRANSACTIONS = "transaction.version";
    private static final short SOUND_TRANSACTIONS = 2;

    private final Admin admin;
    private final String servers;

    StartChecks(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /**
     * Looks at the broker's transactions and at each topic.
     *
     * @param largestDecision in bytes
     * @param history whether the history topic is read
     * @return how many partitions the applications topic has
     */
    int partitions(Topics topics, int largestDecision, boolean history) {
        requireSoundTransactions();
        partitionsOf(topics.decisions());
        requireRoom(topics.decisions(), largestDecision);
        partitionsOf(topics.rejections());
        int partitions = partitionsOf(topics.applications());
        if (history && partitionsOf(topics.history()) != partitions) {
            throw new CannotStart(
                    "Topics %s and %s must have as many partitions: an application meets its customer's past on one."
                            .formatted(
                                    topics.history().name(),
                                    topics.applications().name()));
        }
        return partitions;
    }

    /** Before KIP-890 a delayed end of one transaction could end the next: decisions lost, or seen though aborted. */
    private void requireSoundTransactions() {
        var features = answer(admin.describeFeatures().featureMetadata(), "").finalizedFeatures();
        var version = features.get(TRANSACTIONS);
        if (version == null || version.maxVersionLevel() < SOUND_TRANSACTIONS) {
            throw new CannotStart("The brokers at %s must run with feature %s at %d or higher."
                    .formatted(servers, TRANSACTIONS, SOUND_TRANSACTIONS));
        }
    }

    private int partitionsOf(Topic<?, ?> topic) {
        var name = topic.name();
        var asked = admin.describeTopics(List.of(name)).topicNameValues().get(name);
        if (asked == null) {
            throw new IllegalStateException("nothing asked of topic " + name);
        }
        return answer(asked, "Topic " + name + " does not exist at " + servers + "; create it first.")
                .partitions()
                .size();
    }

    /** A producer's transaction does not survive a record that the broker refuses: it would be begun again for ever. */
    private void requireRoom(Topic<?, ?> topic, int largest) {
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
        if (room != null && Integer.parseInt(room.value()) < largest + KafkaSettings.AROUND_A_RECORD) {
            throw new CannotStart("Topic %s takes %s bytes at most, which scorer.limits.decision must stay %d below."
                    .formatted(topic.name(), room.value(), KafkaSettings.AROUND_A_RECORD));
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
                    "Kafka at %s does not let the scorer look: %s."
                            .formatted(servers, cause.getClass().getSimpleName()),
                    e);
        } catch (TimeoutException e) {
            throw new CannotStart(
                    "No Kafka broker answers at %s within %d s.".formatted(servers, PATIENCE.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The scorer was interrupted while it started.", e);
        }
    }

    /**
     * Whether what is written can be: a registry that is down is waited for later, one that lacks our schemas is not.
     */
    static void requireRegistered(Topics topics, Registry registry) {
        for (var topic : List.of(topics.decisions(), topics.rejections())) {
            try {
                int _ = registry.id(topic.subject(), topic.schema());
            } catch (UnregisteredSchema e) {
                throw new CannotStart("The registry holds no schema of ours for topic " + topic.name() + " under "
                        + topic.subject() + "; register it first.");
            } catch (RegistryUnavailable e) {
                LOG.atWarn().addKeyValue("why", e.getMessage()).log("registry unavailable at start");
                return;
            }
        }
    }
}
