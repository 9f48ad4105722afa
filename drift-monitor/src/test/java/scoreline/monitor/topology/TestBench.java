package scoreline.monitor.topology;

import static scoreline.monitor.Made.NOW;
import static scoreline.monitor.Made.TOPICS;
import static scoreline.monitor.Made.WRITTEN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import scoreline.monitor.Made;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.window.WindowSize;
import scoreline.monitor.window.Windows;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;
import scoreline.wire.Framing;

/** The topology on Kafka's test driver: one partition, a clock that a test moves, windows of an hour. */
final class TestBench implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> decisions;
    final TestOutputTopic<String, DriftReport> reports;
    final TestOutputTopic<String, DriftAlert> alerts;

    /** What the changelog has of counts that were not passed on yet, as they were sent. */
    final TestOutputTopic<byte[], byte[]> changelog;

    final Told told = new Told();

    TestBench(Path state) {
        driver = new TopologyTestDriver(topology(state, told), Made.settings(state), NOW);
        decisions = driver.createInputTopic(
                TOPICS.decisions().name(), new ByteArraySerializer(), new ByteArraySerializer());
        reports = driver.createOutputTopic(
                WRITTEN.reports().name(),
                WRITTEN.reports().keys().deserializer(),
                WRITTEN.reports().values().deserializer());
        alerts = driver.createOutputTopic(
                WRITTEN.alerts().name(),
                WRITTEN.alerts().keys().deserializer(),
                WRITTEN.alerts().values().deserializer());
        changelog = driver.createOutputTopic(
                "test-" + OpenPanes.STORE + "-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Topology topology(Path state, Observer observer) {
        return MonitorTopology.build(
                new StreamsConfig(Made.settings(state)),
                Framing.singleObject(),
                1,
                Windows.of(List.of(WindowSize.tumbling(Duration.ofHours(1)))),
                List.of(Made.bundle()),
                Pace.usual(),
                EndOfInput.never(),
                observer);
    }

    void send(byte @Nullable [] value, Instant stamp) {
        decisions.pipeInput(new TestRecord<>(new byte[] {1}, value, stamp));
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** What the store of counts that were not passed on yet holds. */
    long openPanes() {
        try (var all = driver.getKeyValueStore(OpenPanes.STORE).all()) {
            long count = 0;
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
