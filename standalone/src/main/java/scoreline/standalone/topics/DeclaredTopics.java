package scoreline.standalone.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.Topic;

/** Makes the topics that are not there, and keeps those that are as they are declared. */
public final class DeclaredTopics {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Config NO_SETTINGS = new Config(List.of());

    private DeclaredTopics() {}

    /**
     * Brings a cluster to what is declared, and returns when its brokers know of all topics. A second time it changes nothing.
     *
     * @param replication copies of each partition of a topic that is made, at least 1
     * @return what became of each, in the order declared
     * @throws Stopped if one has another number of partitions than declared, and then nothing was changed; or if the cluster
     *     does not do what it is asked
     */
    public static List<Applied> apply(Admin admin, Collection<? extends Topic<?, ?>> declared, int replication)
            throws InterruptedException {
        long began = System.nanoTime();
        while (true) {
            var there = describe(admin, declared);
            declared.forEach(topic -> refuseOtherPartitions(topic, there.get(topic.name())));
            var missing = declared.stream()
                    .filter(topic -> !there.containsKey(topic.name()))
                    .toList();
            if (make(admin, missing, replication)) {
                var changed = change(admin, declared, there);
                await(admin, missing);
                return declared.stream()
                        .map(topic -> outcome(topic, there.get(topic.name()), changed))
                        .toList();
            }
            // Somebody else made one of them meanwhile, of which the broker asked has not heard yet.
            requireTimeLeft(began, "The topics that somebody else made do not show.");
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<? extends Topic<?, ?>> declared)
            throws InterruptedException {
        var all = answer(admin.listTopics().names());
        var names = declared.stream().map(Topic::name).filter(all::contains).toList();
        return answer(admin.describeTopics(names).allTopicNames());
    }

    private static void refuseOtherPartitions(Topic<?, ?> topic, @Nullable TopicDescription found) {
        int declared = topic.settings().partitions();
        if (found != null && found.partitions().size() != declared) {
            throw new Stopped(
                    "The topic %s has %d partitions where %d are declared, and a key's partition follows from their number: nothing was changed."
                            .formatted(topic.name(), found.partitions().size(), declared));
        }
    }

    /** @return false if one of them is there after all */
    private static boolean make(Admin admin, List<? extends Topic<?, ?>> missing, int replication)
            throws InterruptedException {
        try {
            var creations =
                    missing.stream().map(topic -> topic.creation(replication)).toList();
            // All of them or none: what is made cannot be taken back.
            admin.createTopics(creations, new CreateTopicsOptions().validateOnly(true))
                    .all()
                    .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            admin.createTopics(creations).all().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new Stopped("The topics could not be made: " + said(e), e);
        } catch (TimeoutException e) {
            throw new Stopped("No broker answered within " + ANSWER.toSeconds() + " s.", e);
        }
    }

    private static Map<String, SortedMap<String, Applied.Change>> change(
            Admin admin, Collection<? extends Topic<?, ?>> declared, Map<String, TopicDescription> there)
            throws InterruptedException {
        var changes = differences(admin, declared, there);
        var operations = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        changes.forEach((name, differences) -> operations.put(resource(name), operations(differences)));
        answer(admin.incrementalAlterConfigs(operations).all());
        long began = System.nanoTime();
        while (!differences(admin, declared, there).isEmpty()) {
            requireTimeLeft(began, "The settings were changed and do not show.");
            Thread.sleep(BETWEEN_LOOKS);
        }
        return changes;
    }

    /** Of topics that are there, by name; one without differences is left out. */
    private static Map<String, SortedMap<String, Applied.Change>> differences(
            Admin admin, Collection<? extends Topic<?, ?>> declared, Map<String, TopicDescription> there)
            throws InterruptedException {
        var settings = answer(admin.describeConfigs(
                        there.keySet().stream().map(DeclaredTopics::resource).toList())
                .all());
        var all = new HashMap<String, SortedMap<String, Applied.Change>>();
        for (var topic : declared) {
            var description = there.get(topic.name());
            if (description != null) {
                var differences = differences(
                        topic.creation(copies(description)).configs(),
                        settings.getOrDefault(resource(topic.name()), NO_SETTINGS));
                if (!differences.isEmpty()) {
                    all.put(topic.name(), differences);
                }
            }
        }
        return all;
    }

    private static SortedMap<String, Applied.Change> differences(Map<String, String> declared, Config found) {
        var differences = new TreeMap<String, Applied.Change>();
        declared.forEach((name, value) -> {
            var entry = found.get(name);
            var was = entry == null || entry.value() == null ? "" : entry.value();
            // A list says the same in any order.
            if (!Set.of(was.split(",")).equals(Set.of(value.split(",")))) {
                differences.put(name, new Applied.Change(was, value));
            }
        });
        return differences;
    }

    private static List<AlterConfigOp> operations(SortedMap<String, Applied.Change> differences) {
        var operations = new ArrayList<AlterConfigOp>();
        differences.forEach((name, change) ->
                operations.add(new AlterConfigOp(new ConfigEntry(name, change.is()), AlterConfigOp.OpType.SET)));
        return operations;
    }

    private static Applied outcome(
            Topic<?, ?> topic,
            @Nullable TopicDescription found,
            Map<String, SortedMap<String, Applied.Change>> changed) {
        return found == null
                ? new Applied.Made(topic)
                : new Applied.Found(topic, copies(found), changed.getOrDefault(topic.name(), new TreeMap<>()));
    }

    private static int copies(TopicDescription topic) {
        return topic.partitions().getFirst().replicas().size();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /** A topic is made when the controller says so; the broker itself hears of it a moment later. */
    private static void await(Admin admin, List<? extends Topic<?, ?>> made) throws InterruptedException {
        var names = made.stream().map(Topic::name).toList();
        long began = System.nanoTime();
        while (true) {
            try {
                admin.describeTopics(names).allTopicNames().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new Stopped("The topics could not be looked at: " + said(e), e);
                }
            } catch (TimeoutException e) {
                throw new Stopped("No broker answered within " + ANSWER.toSeconds() + " s.", e);
            }
            requireTimeLeft(began, "The topics were made and do not show.");
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static void requireTimeLeft(long began, String otherwise) {
        if (System.nanoTime() - began > ANSWER.toNanos()) {
            throw new Stopped(otherwise);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Stopped("The cluster refuses: " + said(e), e);
        } catch (TimeoutException e) {
            throw new Stopped("No broker answered within " + ANSWER.toSeconds() + " s.", e);
        }
    }

    private static String said(ExecutionException failure) {
        return String.valueOf(failure.getCause());
    }
}
