package scoreline.benchmarks.drift;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import scoreline.wire.CreditDecision;
import scoreline.wire.Topic;

/** What comes to mind first: a record for each feature of each decision, grouped by window, feature and cell, and counted. */
final class NaiveTopology {
    private static final long WINDOW = Duration.ofHours(1).toMillis();
    private static final int KEY = Long.BYTES + Short.BYTES + 1;
    private static final byte[] ONE = {1};

    private NaiveTopology() {}

    /// @param counted told of each feature of each decision
    static Topology build(StreamsConfig config, Topic<String, CreditDecision> decisions, Runnable counted) {
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.stream(decisions.name(), Consumed.with(decisions.keys(), decisions.values()))
                .flatMap((_, decision) -> cells(decision), Named.as("a-record-a-feature"))
                .repartition(Repartitioned.<Bytes, byte[]>as("cells")
                        .withKeySerde(Serdes.Bytes())
                        .withValueSerde(Serdes.ByteArray()))
                .peek((_, _) -> counted.run(), Named.as("tell"))
                .groupByKey()
                .count(
                        Named.as("count"),
                        Materialized.<Bytes, Long>as(Stores.inMemoryKeyValueStore("counts"))
                                .withKeySerde(Serdes.Bytes())
                                .withValueSerde(Serdes.Long()));
        return builder.build();
    }

    private static List<KeyValue<Bytes, byte[]>> cells(CreditDecision decision) {
        long window = decision.getSubmittedAt().toEpochMilli() / WINDOW;
        ByteBuffer bins = decision.getBins();
        List<KeyValue<Bytes, byte[]>> cells = new ArrayList<>(bins.remaining());
        for (int f = 0; f < bins.remaining(); f++) {
            byte[] key = ByteBuffer.allocate(KEY)
                    .putLong(window)
                    .putShort((short) f)
                    .put(bins.get(bins.position() + f))
                    .array();
            cells.add(KeyValue.pair(Bytes.wrap(key), ONE));
        }
        return cells;
    }
}
