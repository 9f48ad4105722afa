package scoreline.benchmarks.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import scoreline.benchmarks.load.Scratch;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.runtime.KafkaSettings;
import scoreline.monitor.runtime.MonitorConfig;
import scoreline.monitor.topology.MonitorTopology;
import scoreline.monitor.topology.Observer;
import scoreline.monitor.window.Windows;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.topics.DeclaredTopics;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topic;

/** Decisions of one population on a broker of their own, whose folder goes with it, and what counts them there. */
final class Workbench implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    /** When decisions begin: so long ago that no clock is behind them. */
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Framing FRAMING = Framing.singleObject();

    private final Path folder;
    private final Population population;
    private final WrittenDecisions decisions;
    private final Pipeline pipeline;
    private long sent;

    private Workbench(Path folder, Population population, Pipeline pipeline) {
        this.folder = folder;
        this.population = population;
        this.decisions = new WrittenDecisions(population, 2);
        this.pipeline = pipeline;
    }

    static Workbench open(Path scratch, Population population) throws InterruptedException {
        Path folder = scratch.resolve("run");
        var bench = new Workbench(folder, population, Pipeline.start(folder, 0));
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bench.pipeline.bootstrapServers()))) {
            DeclaredTopics.apply(admin, MonitorTopics.of(FRAMING).all(), 1);
        }
        return bench;
    }

    Topic<String, CreditDecision> decisions() {
        return pipeline.topics().decisions();
    }

    long sent() {
        return sent;
    }

    double decisionBytes() {
        return decisions.meanBytes(decisions());
    }

    /// Sends decisions and waits until the broker has them.
    ///
    /// @param submitted of each, by its number among them
    void send(long count, LongFunction<Instant> submitted) {
        var refused = new AtomicReference<@Nullable Exception>();
        try (var producer = pipeline.newProducer(decisions())) {
            for (long i = 0; i < count; i++) {
                CreditDecision decision = decisions.at(i, submitted.apply(i));
                var record = new ProducerRecord<>(decisions().name(), decision.getApplicantId(), decision);
                var _ = producer.send(record, (_, failure) -> {
                    if (failure != null) {
                        refused.set(failure);
                    }
                });
            }
            producer.flush();
        }
        if (refused.get() != null) {
            throw new Stopped("The broker refused a decision.", refused.get());
        }
        sent += count;
    }

    Running monitor(Pace pace, Observer observer) {
        return run(
                "monitor",
                config -> MonitorTopology.build(
                        config,
                        FRAMING,
                        decisions().settings().partitions(),
                        Windows.usual(),
                        List.of(population.watched()),
                        pace,
                        EndOfInput.never(),
                        observer));
    }

    Running naive(Runnable counted) {
        return run("naive", config -> NaiveTopology.build(config, decisions(), counted));
    }

    /** As the monitor runs: its settings, exactly once, one stream thread. */
    private Running run(String id, Function<StreamsConfig, Topology> topology) {
        var settings = new StreamsConfig(KafkaSettings.streams(MonitorConfig.of(Map.of(
                "monitor.bootstrap-servers",
                pipeline.bootstrapServers(),
                "monitor.application-id",
                id,
                "monitor.bundles",
                "unused",
                "monitor.state",
                folder.resolve(id).toString()))));
        var streams = new KafkaStreams(topology.apply(settings), settings);
        var failed = new AtomicReference<@Nullable Throwable>();
        streams.setUncaughtExceptionHandler(failure -> {
            failed.set(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return new Running(streams, failed);
    }

    /** One stream thread that counts. */
    record Running(KafkaStreams streams, AtomicReference<@Nullable Throwable> failed) implements AutoCloseable {
        /** @throws Stopped if it has failed */
        void await(BooleanSupplier condition) throws InterruptedException {
            while (!condition.getAsBoolean()) {
                if (failed.get() != null) {
                    throw new Stopped("What should count has failed.", failed.get());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }

        @Override
        public void close() {
            streams.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            pipeline.close();
        } finally {
            Scratch.delete(folder);
        }
    }
}
