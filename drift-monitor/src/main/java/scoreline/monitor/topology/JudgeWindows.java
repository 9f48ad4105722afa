package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.closing.Closing;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.closing.Reading;
import scoreline.monitor.partial.Partial;
import scoreline.monitor.partial.Partial.Counted;
import scoreline.monitor.partial.Partial.Delta;
import scoreline.monitor.partial.Partial.Flow;
import scoreline.monitor.partial.Partial.Heartbeat;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.Watch.Watched;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.Windows;
import scoreline.wire.MonitorTopics;

/** The counts of all partitions into windows; of each window that is over one report, and of what moved alerts. */
final class JudgeWindows implements Processor<byte[], byte[], String, byte[]> {
    static final String READINGS = "readings";

    /** Beside the partitions' own. */
    private static final Bytes REACHED = key(-1);

    private final MonitorTopics topics;
    private final int partitions;
    private final Windows windows;
    private final Watch watch;
    private final Pace pace;
    private final EndOfInput end;
    private final Observer observer;

    private @Nullable Task task;

    JudgeWindows(
            MonitorTopics topics,
            int partitions,
            Windows windows,
            Watch watch,
            Pace pace,
            EndOfInput end,
            Observer observer) {
        this.topics = topics;
        this.partitions = partitions;
        this.windows = windows;
        this.watch = watch;
        this.pace = pace;
        this.end = end;
        this.observer = observer;
    }

    /** Persistent, so that the process keeps its identity over a restart. */
    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> stores() {
        return List.of(
                store(KeptWindows.STORE),
                store(READINGS),
                store(Reporting.EPISODES),
                store(Reporting.VOLUMES),
                store(AsItHappens.STRETCHES),
                store(AsItHappens.SUMS));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    private static Bytes key(int partition) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(partition).array());
    }

    /** Kafka Streams revives a processor by calling this again: nothing may be left from before. */
    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        task = new Task(context);
        context.schedule(
                Instant.EPOCH,
                pace.emit(),
                PunctuationType.WALL_CLOCK_TIME,
                now -> requireNonNull(task).close(now));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        requireNonNull(task).hear(Partial.read(record.value()));
    }

    @Override
    public void close() {
        observer.open(List.of());
        observer.running(List.of());
    }

    private final class Task {
        private final ProcessorContext<String, byte[]> context;
        private final KeptWindows kept;
        private final KeyValueStore<Bytes, byte[]> readings;
        private final Closing closing;
        private final Reporting reporting;
        private final AsItHappens asItHappens;

        /** Since when reported windows hold decisions that no report tells of; wall-clock milliseconds. */
        private final Map<WindowKey, Long> changed = new HashMap<>();

        Task(ProcessorContext<String, byte[]> context) {
            this.context = context;
            this.kept = new KeptWindows(context.getStateStore(KeptWindows.STORE));
            this.readings = context.getStateStore(READINGS);
            this.reporting = new Reporting(context, topics, observer);
            this.asItHappens = new AsItHappens(
                    context.getStateStore(AsItHappens.STRETCHES), context.getStateStore(AsItHappens.SUMS), watch);
            this.closing = new Closing(partitions, pace, end, known(readings), reached(readings));
            long now = context.currentSystemTimeMs();
            for (var window : kept.all()) {
                if (window.getValue().changed()) {
                    changed.put(window.getKey(), now);
                }
            }
        }

        private static Map<Integer, Reading> known(KeyValueStore<Bytes, byte[]> readings) {
            var known = new HashMap<Integer, Reading>();
            try (var all = readings.all()) {
                all.forEachRemaining(entry -> {
                    if (!entry.key.equals(REACHED)) {
                        known.put(ByteBuffer.wrap(entry.key.get()).getInt(), Reading.read(entry.value));
                    }
                });
            }
            return known;
        }

        private static long reached(KeyValueStore<Bytes, byte[]> readings) {
            byte[] reached = readings.get(REACHED);
            return reached == null ? Partial.NEVER : ByteBuffer.wrap(reached).getLong();
        }

        void hear(Partial partial) {
            long now = context.currentSystemTimeMs();
            closing.listen(now);
            switch (partial) {
                case Counted counted -> {
                    if (closing.accept(counted, now)) {
                        merge(counted, now);
                        remember(counted.partition());
                    } else {
                        observer.repeated();
                    }
                }
                case Heartbeat heartbeat -> {
                    closing.hear(heartbeat, now);
                    remember(heartbeat.partition());
                    rememberReached();
                    close(now);
                }
            }
        }

        private void remember(int partition) {
            readings.put(key(partition), closing.reading(partition).toBytes());
        }

        private void rememberReached() {
            readings.put(
                    REACHED,
                    ByteBuffer.allocate(Long.BYTES).putLong(closing.reached()).array());
        }

        private void merge(Counted counted, long now) {
            switch (counted) {
                case Delta delta -> merge(delta, now);
                case Flow flow -> merge(flow);
            }
        }

        /** Sums that knew of later decisions cannot take earlier ones; windows do. */
        private void merge(Flow flow) {
            if (watch.watched(flow.population()).isPresent()) {
                flow.stretches().stream()
                        .filter(stretch -> !asItHappens.add(flow.population(), stretch))
                        .forEach(stretch -> observer.outOfTurn(stretch.decisions()));
            }
        }

        private void merge(Delta delta, long now) {
            watch.watched(delta.population())
                    .ifPresentOrElse(
                            watched -> {
                                var counts =
                                        watched.judge().window(delta.counts().get());
                                for (Window window : windows.over(delta.pane())) {
                                    add(new WindowKey(window, delta.population()), counts, watched.judge(), now);
                                }
                            },
                            observer::orphaned);
        }

        private void add(WindowKey key, WindowCounts counts, Judge judge, long now) {
            var standing = kept.standing(key);
            if (standing.isEmpty() && closing.isSettled(key.window())) {
                observer.tooLate(counts.rows());
                return;
            }
            var sum = standing.isPresent() ? judge.window(kept.counts(key)) : judge.window();
            sum.add(counts);
            var before = standing.orElse(Standing.open());
            boolean late = before.isReported() || closing.hasPassed(key.window());
            kept.put(key, late ? before.late(counts.rows()) : before, sum.toBytes());
            if (before.isReported()) {
                changed.putIfAbsent(key, now);
            }
        }

        void close(long now) {
            closing.listen(now);
            asItHappens.take(
                    stretch -> closing.closes(stretch.end(), now).isPresent(),
                    (watched, told) -> reporting.tell(watched, told, now));
            for (var entry : kept.all()) {
                var key = entry.getKey();
                watch.watched(key.population())
                        .ifPresentOrElse(watched -> close(key, entry.getValue(), watched, now), () -> leave(key));
            }
            observer.open(kept.open());
            observer.running(Stream.concat(reporting.running(watch), asItHappens.running())
                    .toList());
        }

        /** Its bundle is not watched; until the window is settled it may be again. */
        private void leave(WindowKey key) {
            if (closing.isSettled(key.window())) {
                kept.forget(key);
                observer.orphaned();
            }
        }

        private void close(WindowKey key, Standing standing, Watched watched, long now) {
            var window = key.window();
            if (!standing.isReported()) {
                closing.closes(window.end(), now)
                        .map(why -> standing.reported(why, closing.isComplete(window, now)))
                        .ifPresent(reported -> report(key, reported, watched, now));
            } else if (standing.changed()) {
                long since = changed.getOrDefault(key, now);
                if (closing.hasEnded() || now - since >= pace.hold().toMillis()) {
                    report(key, standing.revised(), watched, now);
                }
            } else if (closing.isSettled(window)) {
                kept.forget(key);
            }
        }

        private void report(WindowKey key, Standing standing, Watched watched, long now) {
            byte[] counts = kept.counts(key);
            reporting.report(key, standing, watched, watched.judge().window(counts), now);
            kept.put(key, standing, counts);
            changed.remove(key);
            // Where no partition is counted on this thread, nobody else would ask for it soon.
            context.commit();
        }
    }
}
