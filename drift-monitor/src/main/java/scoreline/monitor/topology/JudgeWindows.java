package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import scoreline.monitor.episode.Episodes;
import scoreline.monitor.episode.Series;
import scoreline.monitor.partial.Partial;
import scoreline.monitor.partial.Partial.Delta;
import scoreline.monitor.partial.Partial.Heartbeat;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.Watch.Watched;
import scoreline.monitor.report.Alerts;
import scoreline.monitor.report.Judged;
import scoreline.monitor.report.Reports;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.Windows;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;
import scoreline.wire.MonitorTopics;

/** The counts of all partitions into windows; of each window that is over one report, and of what moved alerts. */
final class JudgeWindows implements Processor<byte[], byte[], String, byte[]> {
    static final String READINGS = "readings";
    static final String EPISODES = "episodes";

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

    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> stores() {
        return List.of(KeptWindows.store(), small(READINGS), small(EPISODES));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> small(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
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
        observer.open(0);
    }

    private final class Task {
        private final ProcessorContext<String, byte[]> context;
        private final KeptWindows kept;
        private final KeyValueStore<Bytes, byte[]> readings;
        private final KeyValueStore<Bytes, byte[]> remembered;
        private final Closing closing;
        private final Episodes episodes = new Episodes();

        /** Since when reported windows hold decisions that no report tells of; wall-clock milliseconds. */
        private final Map<WindowKey, Long> changed = new HashMap<>();

        Task(ProcessorContext<String, byte[]> context) {
            this.context = context;
            this.kept = new KeptWindows(context.getStateStore(KeptWindows.STORE));
            this.readings = context.getStateStore(READINGS);
            this.remembered = context.getStateStore(EPISODES);
            long now = context.currentSystemTimeMs();
            this.closing = new Closing(partitions, pace, end, known(readings), now);
            try (var all = remembered.all()) {
                all.forEachRemaining(entry -> episodes.recall(Series.read(entry.key), entry.value));
            }
            for (var window : kept.all()) {
                if (window.getValue().changed()) {
                    changed.put(window.getKey(), now);
                }
            }
        }

        private static Map<Integer, Reading> known(KeyValueStore<Bytes, byte[]> readings) {
            var known = new HashMap<Integer, Reading>();
            try (var all = readings.all()) {
                all.forEachRemaining(
                        entry -> known.put(ByteBuffer.wrap(entry.key.get()).getInt(), Reading.read(entry.value)));
            }
            return known;
        }

        void hear(Partial partial) {
            long now = context.currentSystemTimeMs();
            switch (partial) {
                case Delta delta -> {
                    if (!closing.accept(delta, now)) {
                        observer.repeated();
                        return;
                    }
                    merge(delta, now);
                }
                case Heartbeat heartbeat -> closing.hear(heartbeat, now);
            }
            readings.put(key(partial.partition()), closing.reading(partial.partition()).toBytes());
            if (partial instanceof Heartbeat) {
                close(now);
            }
        }

        private static Bytes key(int partition) {
            return Bytes.wrap(
                    ByteBuffer.allocate(Integer.BYTES).putInt(partition).array());
        }

        private void merge(Delta delta, long now) {
            var watched = watch.watched(delta.population());
            if (watched.isEmpty()) {
                observer.orphaned();
                return;
            }
            var judge = watched.get().judge();
            var counts = judge.window(delta.counts().get());
            for (Window window : windows.over(delta.pane())) {
                add(new WindowKey(window, delta.population()), counts, judge, now);
            }
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
            for (var entry : kept.all()) {
                var key = entry.getKey();
                var standing = entry.getValue();
                var watched = watch.watched(key.population());
                if (watched.isEmpty()) {
                    forget(key);
                    observer.orphaned();
                } else if (!standing.isReported()) {
                    closing.closes(key.window(), now)
                            .ifPresent(why -> report(
                                    key,
                                    standing.reported(why, closing.isComplete(key.window())),
                                    watched.get(),
                                    now));
                } else if (standing.changed()) {
                    if (closing.hasEnded()
                            || now - changed.getOrDefault(key, now)
                                    >= pace.hold().toMillis()) {
                        report(key, standing.revised(), watched.get(), now);
                    }
                } else if (closing.isSettled(key.window())) {
                    forget(key);
                }
            }
            observer.open(kept.open());
        }

        private void forget(WindowKey key) {
            kept.forget(key);
            changed.remove(key);
        }

        private void report(WindowKey key, Standing standing, Watched watched, long now) {
            byte[] bytes = kept.counts(key);
            var counts = watched.judge().window(bytes);
            var judgement = watched.judge().judge(counts);
            Optional<Episodes.Step> step = standing.revision() == 0 && episodes.isNext(key.series(), key.window())
                    ? Optional.of(episodes.step(key.series(), key.window().end(), judgement))
                    : Optional.empty();
            send(
                    Reports.of(new Judged(
                            watched,
                            key.window(),
                            standing.revision(),
                            standing.closing().orElse(DriftClosing.OTHER),
                            standing.complete(),
                            standing.lateRows(),
                            counts,
                            judgement,
                            step.map(Episodes.Step::verdicts).orElse(Map.of()))),
                    now);
            step.ifPresent(followed -> {
                remembered.put(key.series().toBytes(), episodes.remember(key.series()));
                followed.told().forEach(told -> send(Alerts.of(watched, key.window(), told), now));
            });
            kept.put(key, standing, bytes);
            changed.remove(key);
        }

        private void send(DriftReport report, long now) {
            var topic = topics.reports();
            context.forward(
                    new Record<>(
                            Reports.key(report), topic.values().serializer().serialize(topic.name(), report), now),
                    MonitorTopology.WRITE_REPORTS);
            observer.reported(report);
        }

        private void send(DriftAlert alert, long now) {
            var topic = topics.alerts();
            context.forward(
                    new Record<>(
                            alert.getEpisodeId(),
                            topic.values().serializer().serialize(topic.name(), alert),
                            now,
                            Alerts.headers(alert)),
                    MonitorTopology.WRITE_ALERTS);
            observer.alerted(alert);
        }
    }
}
