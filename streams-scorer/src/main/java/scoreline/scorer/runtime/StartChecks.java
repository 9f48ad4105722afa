package scoreline.scorer.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
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
     * @return how many partitions the applications topic has
     */
    int partitions(Topics topics) {
        requireSoundTransactions();
        partitionsOf(topics.decisions());
        partitionsOf(topics.rejections());
        return partitionsOf(topics.applications());
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
