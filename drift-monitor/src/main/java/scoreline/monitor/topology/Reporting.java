package scoreline.monitor.topology;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.episode.Episodes;
import scoreline.monitor.episode.Series;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.Watch.Watched;
import scoreline.monitor.report.Alerts;
import scoreline.monitor.report.Judged;
import scoreline.monitor.report.Reports;
import scoreline.monitor.sums.Told;
import scoreline.monitor.volume.Volumes;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;
import scoreline.wire.MonitorTopics;

/** Windows judged and followed over time: reports and alerts on their way out. */
final class Reporting {
    static final String EPISODES = "episodes";
    static final String VOLUMES = "volumes";

    private final ProcessorContext<String, byte[]> context;
    private final MonitorTopics topics;
    private final Observer observer;
    private final KeyValueStore<Bytes, byte[]> remembered;
    private final Episodes episodes = new Episodes();
    private final KeyValueStore<Bytes, byte[]> volumes;

    Reporting(ProcessorContext<String, byte[]> context, MonitorTopics topics, Observer observer) {
        this.context = context;
        this.topics = topics;
        this.observer = observer;
        this.remembered = context.getStateStore(EPISODES);
        this.volumes = context.getStateStore(VOLUMES);
        try (var all = remembered.all()) {
            all.forEachRemaining(entry -> episodes.recall(Series.read(entry.key), entry.value));
        }
    }

    /// @param standing as it is with this report
    /// @param now the records' stamp, milliseconds since 1970
    void report(WindowKey key, Standing standing, Watched watched, WindowCounts counts, long now) {
        var judgement = watched.judge().judge(counts);
        var series = key.series();
        // Only a first report is followed: windows come in order, and once.
        Optional<Episodes.Step> step = standing.revision() == 0 && episodes.isNext(series, key.window())
                ? Optional.of(episodes.step(series, key.window().end(), judgement))
                : Optional.empty();
        var before = volumes(series);
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
                        before.of(key.window(), counts.rows()),
                        step.map(Episodes.Step::verdicts).orElse(Map.of()),
                        step.map(Episodes.Step::since).orElse(Map.of()))),
                now);
        volumes.put(series.toBytes(), before.with(key.window(), counts.rows()).toBytes());
        step.ifPresent(followed -> {
            remembered.put(series.toBytes(), episodes.remember(series));
            followed.told().forEach(told -> send(Alerts.of(watched, key.window(), told), now));
        });
    }

    /// @param told what became of it as it happened
    /// @param now the record's stamp, milliseconds since 1970
    void tell(Watched watched, Told told, long now) {
        send(Alerts.of(watched, told), now);
    }

    /** How grave the episodes are that run in windows, each at its worst; of what is no longer watched there are none. */
    Stream<Severity> running(Watch watch) {
        return episodes.running(series -> watch.watched(series.population()).isPresent());
    }

    private Volumes volumes(Series series) {
        byte[] known = volumes.get(series.toBytes());
        return known == null ? Volumes.none() : Volumes.read(known);
    }

    private void send(DriftReport report, long now) {
        var topic = topics.reports();
        byte[] value = topic.values().serializer().serialize(topic.name(), report);
        context.forward(new Record<>(Reports.key(report), value, now), MonitorTopology.WRITE_REPORTS);
        observer.reported(report);
    }

    private void send(DriftAlert alert, long now) {
        var topic = topics.alerts();
        byte[] value = topic.values().serializer().serialize(topic.name(), alert);
        context.forward(
                new Record<>(alert.getEpisodeId(), value, now, Alerts.headers(alert)), MonitorTopology.WRITE_ALERTS);
        observer.alerted(alert);
    }
}
