package scoreline.monitor.topology;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.WatchedBundle;
import scoreline.monitor.window.Windows;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topics;

/**
 * From decisions to drift reports and alerts, in two stages: each partition is counted by itself, and one task adds up.
 *
 * <pre>
 * credit.decisions ─► count-decisions ─► partials ─► judge-windows ─┬─► credit.drift.reports
 *                     open-panes         (1 partition) windows      └─► credit.drift.alerts
 *                                                      readings
 *                                                      episodes
 *                                                      volumes
 * </pre>
 */
public final class MonitorTopology {
    static final String READ_DECISIONS = "read-decisions";
    static final String COUNT_DECISIONS = "count-decisions";
    static final String PARTIALS = "partials";
    static final String JUDGE_WINDOWS = "judge-windows";
    static final String WRITE_REPORTS = "write-reports";
    static final String WRITE_ALERTS = "write-alerts";

    private MonitorTopology() {}

    /**
     * The topology.
     *
     * @param config Kafka Streams' settings; every name must be given (ensure.explicit.internal.resource.naming)
     * @param framing of decisions, reports and alerts; while a schema registry cannot be asked, the stream thread fails and is to be
     *     replaced
     * @param partitions of the decisions topic, at least 1; before each of them has been heard of, no watermark closes a window
     * @param bundles whose decisions are watched; decisions of others are left out, and told of
     */
    public static Topology build(
            StreamsConfig config,
            Framing framing,
            int partitions,
            Windows windows,
            List<WatchedBundle> bundles,
            Pace pace,
            EndOfInput end,
            Observer observer) {
        var watch = Watch.over(bundles);
        var written = MonitorTopics.of(framing);
        var decisions = new Countable.Reader(framing);
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.addStateStore(OpenPanes.store());
        builder.addStateStore(OpenPanes.store(CountDecisions.OPEN_STRETCHES));
        JudgeWindows.stores().forEach(builder::addStateStore);
        var judged = builder.stream(Topics.of(framing).decisions().name(), source())
                .process(
                        () -> new CountDecisions(decisions, windows, watch, pace, observer),
                        Named.as(COUNT_DECISIONS),
                        OpenPanes.STORE,
                        CountDecisions.OPEN_STRETCHES)
                // One partition: some counts every other second are little work for one task, and all of it to know.
                .repartition(Repartitioned.<byte[], byte[]>as(PARTIALS)
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(1))
                .process(
                        () -> new JudgeWindows(written, partitions, windows, watch, pace, end, observer),
                        Named.as(JUDGE_WINDOWS),
                        KeptWindows.STORE,
                        JudgeWindows.READINGS,
                        Reporting.EPISODES,
                        Reporting.VOLUMES,
                        AsItHappens.STRETCHES,
                        AsItHappens.SUMS);
        var sink = Produced.with(Serdes.String(), Serdes.ByteArray());
        judged.to(written.reports().name(), sink.withName(WRITE_REPORTS));
        judged.to(written.alerts().name(), sink.withName(WRITE_ALERTS));
        return builder.build();
    }

    /** Event time is in the decisions; a record's own stamp, whatever it is, stops nothing. */
    private static Consumed<byte[], byte[]> source() {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(new WallclockTimestampExtractor())
                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                .withName(READ_DECISIONS);
    }
}
