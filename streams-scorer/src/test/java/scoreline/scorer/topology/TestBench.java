package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.TOPICS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.ApplicationReader;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Deciding;
import scoreline.judgement.Judge;
import scoreline.judgement.MadeUp;
import scoreline.scorer.history.Remembering;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Decoding;
import scoreline.wire.Framing;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

/** The topology on Kafka's test driver: one partition, a fixed clock, a stand-in for the bundle. */
final class TestBench implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> applications;
    private final @Nullable TestInputTopic<byte[], byte[]> history;
    final TestOutputTopic<String, CreditDecision> decisions;
    final TestOutputTopic<String, RejectedApplication> rejections;

    /** What the observer was told, in order. */
    final List<String> told = new ArrayList<>();

    final List<Duration> latencies = new ArrayList<>();

    /** A bench's making; everything has a default. */
    static final class Making {
        int partitions = 1;
        Limits limits = Limits.usual();
        Deciding deciding = MadeUp::decision;
        Catalogue catalogue = MadeUp.catalogue();
        Optional<Remembering> remembering = Optional.empty();
        Arrivals arrivals = new Arrivals(TOPICS.applications().name());
        Function<byte[], Decoding<GenericRecord>> decoder =
                new UntrustedDecoder(SchemaHistory.application(), Framing.singleObject())::decode;
    }

    TestBench(Path state, Making making) {
        var observer = new Observer() {
            @Override
            public void decided(DecisionOutcome outcome, Duration sinceRecord) {
                told.add(outcome.name());
                latencies.add(sinceRecord);
            }

            @Override
            public void rejected(RejectionCode code) {
                told.add(code.name());
            }

            @Override
            public void repeated() {
                told.add("repeated");
            }

            @Override
            public void remembered(int forgotten) {
                told.add("remembered");
            }

            @Override
            public void unread() {
                told.add("unread");
            }

            @Override
            public void erased() {
                told.add("erased");
            }
        };
        var topology = topology(making, observer);
        driver = new TopologyTestDriver(topology, settings(state), NOW);
        applications = driver.createInputTopic(
                TOPICS.applications().name(), new ByteArraySerializer(), new ByteArraySerializer());
        history = making.remembering
                .map(_ -> driver.createInputTopic(
                        TOPICS.history().name(), new ByteArraySerializer(), new ByteArraySerializer()))
                .orElse(null);
        decisions = driver.createOutputTopic(
                TOPICS.decisions().name(),
                TOPICS.decisions().keys().deserializer(),
                TOPICS.decisions().values().deserializer());
        rejections = driver.createOutputTopic(
                TOPICS.rejections().name(),
                TOPICS.rejections().keys().deserializer(),
                TOPICS.rejections().values().deserializer());
    }

    static Topology topology(Making making, Observer observer) {
        var judge = new Judge(
                ApplicationReader.of(MadeUp.SCHEMA, making.catalogue), TimeBounds.usual(), making.deciding, () -> NOW);
        return ScorerTopology.build(
                new StreamsConfig(settings(Path.of("unused"))),
                TOPICS,
                making.partitions,
                making.decoder,
                making.arrivals,
                judge,
                making.remembering,
                making.limits,
                observer,
                () -> NOW);
    }

    private static Properties settings(Path state) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return settings;
    }

    void send(GenericRecord application) {
        send(application, NOW);
    }

    void send(GenericRecord application, Instant stamp) {
        send(application.get("applicant_id").toString().getBytes(UTF_8), MadeUp.bytes(application), stamp);
    }

    void send(byte @Nullable [] key, byte @Nullable [] value, Instant stamp) {
        var headers = new RecordHeaders().add("trace", "CANARY".getBytes(UTF_8));
        applications.pipeInput(new TestRecord<>(key, value, headers, stamp));
    }

    void sendHistory(byte @Nullable [] key, byte @Nullable [] value) {
        requireNonNull(history).pipeInput(new TestRecord<>(key, value, NOW));
    }

    /** Identities of the applications remembered as decided. */
    List<String> decided() {
        var identities = new ArrayList<String>();
        try (var entries = driver.<Bytes, byte[]>getWindowStore(Decided.STORE).all()) {
            entries.forEachRemaining(
                    entry -> identities.add(new String(entry.key.key().get(), UTF_8)));
        }
        return identities;
    }

    @Override
    public void close() {
        driver.close();
    }
}
