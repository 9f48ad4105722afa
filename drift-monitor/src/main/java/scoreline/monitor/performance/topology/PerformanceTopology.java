package scoreline.monitor.performance.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import scoreline.monitor.performance.Lender;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topics;

/**
 * From decisions and what became of them to how good they were, in two stages: in each partition outcomes meet their decisions, and
 * one task adds up.
 *
 * <pre>
 * credit.decisions ─┬─► meet-outcomes ────► counts ────► write-performance ─┬─► credit.performance
 * credit.outcomes  ─┘   decided-loans       (1 partition) accounts          └─► credit.drift.alerts
 *                       waiting-outcomes                  promises
 *                       open-accounts
 * </pre>
 */
public final class PerformanceTopology {
    static final String READ = "read-decisions-and-outcomes";
    static final String MEET_OUTCOMES = "meet-outcomes";
    static final String COUNTS = "counts";
    static final String WRITE = "write-performance";
    static final String WRITE_PERFORMANCE = "to-performance";
    static final String WRITE_ALERTS = "to-alerts";

    private PerformanceTopology() {}

    /**
     * The topology.
     *
     * @param config Kafka Streams' settings; every name must be given (ensure.explicit.internal.resource.naming)
     * @param read where decisions are read
     * @param topics where outcomes are read, in as many partitions as decisions, and where performance and alerts go
     * @param lenders whose decisions are told of; others are counted, and told of once they are among these
     * @param remember how long after its decision an outcome is still expected, at least a day
     * @param emit how often counts are passed on and written, in wall-clock time
     */
    public static Topology build(
            StreamsConfig config,
            Topics read,
            MonitorTopics topics,
            List<Lender> lenders,
            Duration remember,
            Duration emit,
            PerformanceObserver observer) {
        var builder = new StreamsBuilder(new TopologyConfig(config));
        Loans.stores(remember).forEach(builder::addStateStore);
        builder.addStateStore(OpenAccounts.store());
        builder.addStateStore(store(Accounts.STORE));
        builder.addStateStore(store(WritePerformance.PROMISES));
        var told = builder.stream(
                        List.of(read.decisions().name(), topics.outcomes().name()), source())
                .process(
                        () -> new MeetOutcomes(read.decisions(), topics.outcomes(), emit, observer),
                        Named.as(MEET_OUTCOMES),
                        Loans.DECIDED,
                        Loans.WAITING,
                        OpenAccounts.STORE)
                .repartition(Repartitioned.<byte[], byte[]>as(COUNTS)
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(1))
                .process(
                        () -> new WritePerformance(topics, lenders, emit, observer),
                        Named.as(WRITE),
                        Accounts.STORE,
                        WritePerformance.PROMISES);
        var sink = Produced.with(Serdes.String(), Serdes.ByteArray());
        told.to(topics.performance().name(), sink.withName(WRITE_PERFORMANCE));
        told.to(topics.alerts().name(), sink.withName(WRITE_ALERTS));
        return builder.build();
    }

    /** Persistent, so that the process keeps its identity over a restart. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** Event time is in the values; a record's own stamp, whatever it is, stops nothing. */
    private static Consumed<byte[], byte[]> source() {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(new WallclockTimestampExtractor())
                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                .withName(READ);
    }
}
