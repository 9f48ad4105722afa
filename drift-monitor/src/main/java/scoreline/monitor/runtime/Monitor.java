package scoreline.monitor.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.pages.WindowPages;
import scoreline.monitor.relay.Receiver;
import scoreline.monitor.relay.Relay;
import scoreline.monitor.topology.Observer;
import scoreline.monitor.tracking.TrackingServer;
import scoreline.monitor.webhook.Webhook;
import scoreline.scoring.bundle.Bundle;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.Brokers;
import scoreline.service.kafka.ValueFraming;
import scoreline.service.life.Application;
import scoreline.service.life.Ending;
import scoreline.service.life.Footing;
import scoreline.service.life.RunningService;
import scoreline.service.life.Service;
import scoreline.service.operations.Breaker;
import scoreline.service.operations.Health;
import scoreline.service.operations.Metrics;
import scoreline.tracking.Measurements;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;
import scoreline.wire.Topic;

/** A running monitor. Thread-safe. */
public final class Monitor implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    private final MonitorConfig config;
    private final Meters meters;
    private final RunningService service;
    private final List<Relay<?>> relays;

    private Monitor(
            MonitorConfig config,
            Wiring wiring,
            Optional<Measurements> measurements,
            int partitions,
            boolean outcomesCome,
            EndOfInput end,
            Footing footing) {
        this.config = config;
        var clock = InstantSource.system();
        var metrics = new Metrics();
        this.meters = new Meters(metrics);
        var decisions = wiring.read().decisions();
        var outcomes = wiring.written().outcomes();
        var applications = new ArrayList<Application>();
        applications.add(new Application(
                footing.settings(),
                wiring.topology(config, footing.settings(), partitions, end, new Watch()),
                partitions(decisions, partitions).toList()));
        if (outcomesCome) {
            var settings = new StreamsConfig(KafkaSettings.performance(config));
            applications.add(new Application(
                    settings,
                    wiring.performance(config, settings, meters),
                    Stream.concat(partitions(decisions, partitions), partitions(outcomes, partitions))
                            .toList()));
        }
        this.service = new RunningService(footing, applications, metrics, new Breaker(config.breaker(), clock));
        var webhook = config.webhook()
                .map(endpoint -> relay(footing, wiring.written().alerts(), new Webhook(endpoint, clock)));
        var tracking =
                measurements.map(server -> relay(footing, wiring.written().reports(), new TrackingServer(server)));
        var pages = config.pages()
                .map(folder -> relay(footing, wiring.written().reports(), new WindowPages(folder, wiring.watched())));
        this.relays = Stream.of(webhook, tracking, pages)
                .flatMap(Optional::stream)
                .<Relay<?>>map(each -> each)
                .toList();
    }

    private <V> Relay<V> relay(Footing footing, Topic<String, V> topic, Receiver<V> receiver) {
        var group = config.applicationId() + "-" + receiver.name();
        return new Relay<>(
                footing.settings().getGlobalConsumerConfigs(group),
                group,
                topic,
                receiver,
                meters.deliveries(receiver.name()));
    }

    private static Stream<TopicPartition> partitions(Topic<?, ?> topic, int count) {
        return IntStream.range(0, count).mapToObj(partition -> new TopicPartition(topic.name(), partition));
    }

    /**
     * Loads the bundles that the configuration names, which may have to be fetched first, and starts. Where the environment names a
     * tracking server, it is told what was found of each window.
     *
     * @param environment names the tracking server, if there is one
     * @throws scoreline.tracking.UnusableTracking if it is not known which bundle is meant, or it cannot be fetched
     * @throws scoreline.scoring.bundle.UnusableBundle if a bundle is not what it was when it was trained
     * @throws CannotStart as for {@link #start(MonitorConfig, List, EndOfInput)}
     */
    public static Monitor start(MonitorConfig config, Map<String, String> environment) {
        return start(config, Wiring.fetch(config, environment), Measurements.of(environment), EndOfInput.never());
    }

    /**
     * Starts, and returns while Kafka Streams is still joining its group; {@link #awaitRunning} waits for that.
     *
     * @param bundles whose decisions are watched
     * @param end of the decisions, where they are a replay's
     * @throws UnusableConfig if the registry cannot be used, or a bundle comes twice
     * @throws CannotStart if the broker, a topic, a registered schema or the port for health is not there
     */
    public static Monitor start(MonitorConfig config, List<Bundle> bundles, EndOfInput end) {
        return start(config, bundles, Optional.empty(), end);
    }

    private static Monitor start(
            MonitorConfig config, List<Bundle> bundles, Optional<Measurements> measurements, EndOfInput end) {
        var wiring = Wiring.of(config, bundles);
        wiring.watched().forEach(each -> LOG.info("watching bundle {} {}", each.name(), each.version()));
        var written = wiring.written();
        wiring.registry()
                .ifPresent(registry ->
                        ValueFraming.requireRegistered(List.of(written.reports(), written.alerts()), registry));
        return Footing.take(
                MonitorConfig.SERVICE,
                config.http(),
                KafkaSettings.streams(config),
                footing -> start(config, wiring, measurements, end, footing));
    }

    private static Monitor start(
            MonitorConfig config, Wiring wiring, Optional<Measurements> measurements, EndOfInput end, Footing footing) {
        var brokers = new Brokers(MonitorConfig.SERVICE, footing.admin(), config.bootstrapServers());
        brokers.requireSoundTransactions();
        brokers.partitionsOf(wiring.written().reports());
        brokers.partitionsOf(wiring.written().alerts());
        int partitions = brokers.partitionsOf(wiring.read().decisions());
        var monitor = new Monitor(
                config, wiring, measurements, partitions, outcomesCome(wiring, brokers, partitions), end, footing);
        monitor.service.start();
        monitor.relays.forEach(Relay::start);
        return monitor;
    }

    /** Without outcomes windows are watched all the same. */
    private static boolean outcomesCome(Wiring wiring, Brokers brokers, int partitions) {
        var outcomes = wiring.written().outcomes();
        var performance = wiring.written().performance();
        if (!brokers.have(outcomes)) {
            LOG.atInfo().addKeyValue("topic", outcomes.name()).log("no outcomes: the topic is not there");
            return false;
        }
        brokers.partitionsOf(performance);
        wiring.registry().ifPresent(registry -> ValueFraming.requireRegistered(List.of(performance), registry));
        if (brokers.partitionsOf(outcomes) != partitions) {
            throw new CannotStart(
                    "Topics %s and %s must have the same number of partitions, so that outcomes meet their decisions."
                            .formatted(wiring.read().decisions().name(), outcomes.name()));
        }
        return true;
    }

    /**
     * Waits until the monitor watches.
     *
     * @return whether it does; false when the time is over or the monitor has ended
     */
    public boolean awaitRunning(Duration patience) throws InterruptedException {
        return service.awaitRunning(patience);
    }

    @Override
    public CompletableFuture<Ending> ended() {
        return service.ended();
    }

    public Health health() {
        return service.health();
    }

    /** Port of health and metrics. */
    public int port() {
        return service.port();
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        service.close();
    }

    /** Counts, says what nobody watches, and stops the monitor when too much of what comes is none of ours. */
    private final class Watch implements Observer {
        private final Set<String> unwatched = ConcurrentHashMap.newKeySet();

        @Override
        public void counted() {
            meters.counted();
            service.pausesOn(false);
        }

        @Override
        public void undecodable() {
            meters.undecodable();
            left("undecodable");
        }

        @Override
        public void misfit() {
            meters.misfit();
            left("misfit");
        }

        private void left(String why) {
            if (service.pausesOn(true)) {
                LOG.atError()
                        .addKeyValue("share", config.breaker().share())
                        .addKeyValue("over", config.breaker().over())
                        .addKeyValue("last", why)
                        .log("paused: too many decisions cannot be counted; POST /resume goes on");
            }
        }

        @Override
        public void unwatched(String bundleName, String bundleVersion) {
            meters.unwatched(bundleName, bundleVersion);
            if (unwatched.add(bundleName + " " + bundleVersion)) {
                LOG.atWarn()
                        .addKeyValue("bundle", bundleName)
                        .addKeyValue("version", bundleVersion)
                        .log("decisions of a bundle that monitor.bundles does not name are left out");
            }
        }

        @Override
        public void repeated() {
            meters.repeated();
        }

        @Override
        public void tooLate(long rows) {
            meters.tooLate(rows);
        }

        @Override
        public void outOfTurn(long rows) {
            meters.outOfTurn(rows);
        }

        @Override
        public void open(List<Instant> ends) {
            meters.open(ends);
        }

        @Override
        public void running(List<Severity> worst) {
            meters.running(worst);
        }

        @Override
        public void orphaned() {
            meters.orphaned();
        }

        @Override
        public void reported(DriftReport report) {
            meters.reported(report);
        }

        @Override
        public void alerted(DriftAlert alert) {
            meters.alerted(alert);
        }
    }
}
