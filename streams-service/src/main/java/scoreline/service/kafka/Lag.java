package scoreline.service.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far whole groups are behind, asked of the broker now and then: ends of their topics less what is committed. */
public final class Lag implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final Map<String, List<TopicPartition>> groups;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("service-lag").factory());
    private volatile OptionalLong records = OptionalLong.empty();

    /**
     * Takes over the client, and closes it.
     *
     * @param groups with the partitions that each follows
     */
    public Lag(Admin admin, Map<String, List<TopicPartition>> groups) {
        this.admin = admin;
        this.groups = Map.copyOf(groups);
        var _ = timer.scheduleWithFixedDelay(this::refresh, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As last heard; empty if the broker has not answered yet. */
    public OptionalLong records() {
        return records;
    }

    private void refresh() {
        try {
            records = OptionalLong.of(ask());
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug().addKeyValue("why", e.getClass().getSimpleName()).log("lag unknown");
            records = OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long ask() throws ExecutionException, InterruptedException, TimeoutException {
        long lag = 0;
        for (var group : groups.entrySet()) {
            lag += ask(group.getKey(), group.getValue());
        }
        return lag;
    }

    private long ask(String group, List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        var ends = offsets(partitions, OffsetSpec.latest());
        var starts = offsets(partitions, OffsetSpec.earliest());
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        long lag = 0;
        for (var partition : partitions) {
            var done = committed.get(partition);
            long from = done == null ? starts.getOrDefault(partition, 0L) : done.offset();
            lag += Math.max(0, ends.getOrDefault(partition, from) - from);
        }
        return lag;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        var found = new HashMap<TopicPartition, Long>();
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
