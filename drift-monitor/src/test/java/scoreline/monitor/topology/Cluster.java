package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;
import static scoreline.monitor.Made.NOW;
import static scoreline.monitor.Made.TOPICS;
import static scoreline.monitor.Made.WRITTEN;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import scoreline.monitor.Made;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.WatchedBundle;
import scoreline.monitor.window.WindowSize;
import scoreline.monitor.window.Windows;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;
import scoreline.wire.Framing;

/**
 * Both stages on Kafka's mock contexts, as one thread runs them: several partitions, one clock, and transactions that hold stores,
 * positions and output together. A crash throws away what is not committed and begins the same processors again.
 */
final class Cluster {
    /** What a cluster is made of; everything has a default. */
    static final class Making {
        int partitions = 2;
        Windows windows = Windows.usual();
        WatchedBundle bundle = Made.bundle();
        Pace pace = Pace.usual();
        boolean ends = false;

        /** When the clock starts: long after what is decided, unless a test says otherwise. */
        Instant now = NOW.plus(Duration.ofDays(3));

        /** Windows of an hour alone. */
        static Making hourly() {
            var making = new Making();
            making.windows = Windows.of(List.of(WindowSize.tumbling(Duration.ofHours(1))));
            return making;
        }
    }

    private final Making making;
    private final List<Counting> counting = new ArrayList<>();
    private final Judging judging;
    private final List<byte[]> partials = new ArrayList<>();
    private Instant now;
    private boolean ended;

    final Told told = new Told();

    /** Committed, in order. */
    final List<DriftReport> reports = new ArrayList<>();

    /** Committed, in order, with the headers. */
    final List<Record<String, byte[]>> alerts = new ArrayList<>();

    Cluster(Making making) {
        this.making = making;
        this.now = making.now;
        var watch = Watch.over(List.of(making.bundle));
        for (int p = 0; p < making.partitions; p++) {
            counting.add(new Counting(
                    p,
                    new CountDecisions(
                            new Countable.Reader(Framing.singleObject()), making.windows, watch, making.pace, told)));
        }
        this.judging = new Judging(
                new JudgeWindows(WRITTEN, making.partitions, making.windows, watch, making.pace, new End(), told));
        begin();
    }

    private final class End implements EndOfInput {
        @Override
        public boolean isExpected() {
            return making.ends;
        }

        @Override
        public OptionalLong lastOffset(int partition) {
            return ended ? OptionalLong.of(counting.get(partition).log.size() - 1L) : OptionalLong.empty();
        }
    }

    private void begin() {
        counting.forEach(Stage::begin);
        judging.begin();
    }

    void send(int partition, CreditDecision decision) {
        send(partition, Made.bytes(decision));
    }

    void send(int partition, byte[] value) {
        counting.get(partition).log.add(value);
    }

    /** So many decisions of one second. */
    void send(int partition, SplittableRandom random, int decisions, Instant from) {
        for (int i = 0; i < decisions; i++) {
            send(partition, Made.decision(random, from.plusMillis(i)));
        }
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    /** Reads at most so many records of a partition. */
    void read(int partition, int records) {
        counting.get(partition).read(records);
    }

    void readAll() {
        for (int p = 0; p < making.partitions; p++) {
            read(p, Integer.MAX_VALUE);
        }
    }

    boolean isAllRead() {
        return counting.stream().allMatch(task -> task.position == task.log.size());
    }

    /** Counts of the last report of each window of a size, by its start. */
    NavigableMap<Instant, ByteBuffer> counts(Duration size) {
        var last = new TreeMap<Instant, ByteBuffer>();
        reports.stream()
                .filter(report -> Duration.between(report.getWindowStart(), report.getWindowEnd())
                        .equals(size))
                .sorted(Comparator.comparing(DriftReport::getRevision))
                .forEach(report -> last.put(report.getWindowStart(), report.getCounts()));
        return last;
    }

    /** The clock goes on by as much as counts are passed on after; both stages do what they then do, and commit. */
    void tick() {
        tick(making.partitions);
    }

    /** As if only the first partitions had a task that runs. */
    void tick(int running) {
        now = now.plus(making.pace.emit());
        for (Counting task : counting.subList(0, running)) {
            task.punctuate();
        }
        commit();
        judging.read();
        judging.punctuate();
        commit();
    }

    void ticks(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(making.pace.emit())) {
            tick();
        }
    }

    /** Whether the judging task has asked for a commit so far. */
    boolean judgeAskedForCommit() {
        return judging.context.committed();
    }

    /** The whole process stands still. */
    void standStill(Duration time) {
        now = now.plus(time);
    }

    /** Passes on what was counted and crashes before the commit. */
    void crashWhilePassingOn() {
        counting.forEach(Stage::punctuate);
        crash();
    }

    /** Judges what there is and crashes before the commit. */
    void crashWhileJudging() {
        judging.read();
        judging.punctuate();
        crash();
    }

    void commit() {
        counting.forEach(task -> {
            task.context
                    .forwarded()
                    .forEach(forward -> partials.add(forward.record().value()));
            task.commit();
        });
        judging.context
                .forwarded(MonitorTopology.WRITE_REPORTS)
                .forEach(forward -> reports.add(report(forward.record())));
        judging.context
                .forwarded(MonitorTopology.WRITE_ALERTS)
                .forEach(forward -> alerts.add(new Record<>(
                        forward.record().key(),
                        forward.record().value(),
                        forward.record().timestamp(),
                        forward.record().headers())));
        judging.commit();
    }

    void crash() {
        counting.forEach(Stage::abort);
        judging.abort();
        begin();
    }

    /** The judging task is given the last so many partials again. */
    void repeatPartials(int last) {
        judging.position = Math.max(0, judging.position - last);
        judging.read();
        commit();
    }

    DriftAlert alert(int i) {
        var topic = WRITTEN.alerts();
        return topic.values()
                .deserializer()
                .deserialize(topic.name(), alerts.get(i).value());
    }

    private static DriftReport report(Record<? extends String, ? extends byte[]> record) {
        var topic = WRITTEN.reports();
        return topic.values().deserializer().deserialize(topic.name(), record.value());
    }

    private abstract static class Stage<K, V> {
        final MockProcessorContext<K, V> context;
        final Processor<byte[], byte[], K, V> processor;
        private final List<KeyValueStore<Bytes, byte[]>> stores = new ArrayList<>();
        private List<Map<Bytes, byte[]>> committed = List.of();
        private int committedPosition;
        int position;

        Stage(int partition, Processor<byte[], byte[], K, V> processor, String... stores) {
            var settings = new Properties();
            settings.put("application.id", "test");
            settings.put("bootstrap.servers", "unused:1");
            this.context = new MockProcessorContext<>(
                    settings, new TaskId(0, partition), Path.of("unused").toFile());
            this.processor = processor;
            for (String name : stores) {
                var store = Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingDisabled()
                        .withCachingDisabled()
                        .build();
                store.init(context.getStateStoreContext(), store);
                context.addStateStore(store);
                this.stores.add(store);
            }
            commit();
        }

        abstract Instant now();

        final void begin() {
            context.setCurrentSystemTimeMs(now().toEpochMilli());
            processor.init(context);
        }

        final void punctuate() {
            context.setCurrentSystemTimeMs(now().toEpochMilli());
            context.scheduledPunctuators().getLast().getPunctuator().punctuate(now().toEpochMilli());
        }

        final void process(String topic, int partition, byte[] value) {
            context.setCurrentSystemTimeMs(now().toEpochMilli());
            context.setRecordMetadata(topic, partition, position++);
            processor.process(new Record<>(new byte[] {1}, value, now().toEpochMilli()));
        }

        final void commit() {
            committed = stores.stream().map(Stage::contents).toList();
            committedPosition = position;
            context.resetForwards();
        }

        final void abort() {
            for (int i = 0; i < stores.size(); i++) {
                var store = stores.get(i);
                contents(store).keySet().forEach(store::delete);
                committed.get(i).forEach((key, value) -> store.put(key, value.clone()));
            }
            position = committedPosition;
            context.resetForwards();
        }

        /** As a changelog has them: of their own, whatever becomes of the arrays in the store. */
        private static Map<Bytes, byte[]> contents(KeyValueStore<Bytes, byte[]> store) {
            var contents = new HashMap<Bytes, byte[]>();
            try (var all = store.all()) {
                all.forEachRemaining(entry ->
                        contents.put(entry.key, requireNonNull(entry.value).clone()));
            }
            return contents;
        }
    }

    private final class Counting extends Stage<byte[], byte[]> {
        private final int partition;
        private final List<byte[]> log = new ArrayList<>();

        Counting(int partition, CountDecisions processor) {
            super(partition, processor, OpenPanes.STORE, CountDecisions.OPEN_STRETCHES);
            this.partition = partition;
        }

        @Override
        Instant now() {
            return now;
        }

        void read(int records) {
            for (int left = records; left > 0 && position < log.size(); left--) {
                process(TOPICS.decisions().name(), partition, log.get(position));
            }
        }
    }

    private final class Judging extends Stage<String, byte[]> {
        Judging(JudgeWindows processor) {
            super(
                    0,
                    processor,
                    KeptWindows.STORE,
                    JudgeWindows.READINGS,
                    Reporting.EPISODES,
                    Reporting.VOLUMES,
                    AsItHappens.STRETCHES,
                    AsItHappens.SUMS);
        }

        @Override
        Instant now() {
            return now;
        }

        void read() {
            while (position < partials.size()) {
                process(MonitorTopology.PARTIALS, 0, partials.get(position));
            }
        }
    }
}
