package scoreline.scorer.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.scorer.topology.Observer;
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
import scoreline.tracking.Tracking;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

/** A running scorer. Thread-safe. */
public final class Scorer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);

    private final ScorerConfig config;
    private final Meters meters;
    private final RunningService service;

    private Scorer(ScorerConfig config, Wiring wiring, int partitions, Footing footing, InstantSource clock) {
        this.config = config;
        var metrics = new Metrics();
        this.meters = new Meters(metrics);
        var topology = wiring.topology(config, footing.settings(), partitions, new Watch(), clock);
        var applications = wiring.topics().applications().name();
        var follows = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(applications, partition))
                .toList();
        this.service = new RunningService(
                footing,
                List.of(new Application(footing.settings(), topology, follows)),
                metrics,
                new Breaker(config.breaker(), clock));
    }

    /**
     * Loads the bundle that the configuration names, which may have to be fetched first, and starts.
     *
     * @param environment names the tracking server, if there is one
     * @throws scoreline.tracking.UnusableTracking if it is not known which bundle is meant, or it cannot be fetched
     * @throws scoreline.scoring.bundle.UnusableBundle if the bundle must not serve
     * @throws CannotStart as for {@link #start(ScorerConfig, Bundle)}
     */
    public static Scorer start(ScorerConfig config, Map<String, String> environment) {
        var fetched = config.bundle()
                .fetch(() -> Tracking.of(config.runs(), config.state().resolve("bundles"), environment));
        LOG.info("bundle {} from {}", fetched.bundle().version(), config.bundle());
        return start(config, fetched.bundle());
    }

    /**
     * Starts, and returns while Kafka Streams is still joining its group; {@link #awaitRunning} waits for that.
     *
     * @throws UnusableConfig if the registry or the application schema cannot be used
     * @throws scoreline.admission.UnusableSchema if the application schema lacks what the bundle reads
     * @throws CannotStart if the broker, a topic, a registered schema or the port for health is not there
     */
    public static Scorer start(ScorerConfig config, Bundle bundle) {
        return start(config, Wiring.of(config, bundle, InstantSource.system()));
    }

    /**
     * Starts what was wired, which may differ from what the configuration and a bundle amount to.
     *
     * @throws CannotStart as for {@link #start(ScorerConfig, Bundle)}
     */
    public static Scorer start(ScorerConfig config, Wiring wiring) {
        var topics = wiring.topics();
        wiring.registry()
                .ifPresent(registry ->
                        ValueFraming.requireRegistered(List.of(topics.decisions(), topics.rejections()), registry));
        return Footing.take(
                ScorerConfig.SERVICE, config.http(), wiring.settings(), footing -> start(config, wiring, footing));
    }

    private static Scorer start(ScorerConfig config, Wiring wiring, Footing footing) {
        int partitions = StartChecks.partitions(
                new Brokers(ScorerConfig.SERVICE, footing.admin(), config.bootstrapServers()),
                wiring.topics(),
                config.limits().largestDecision(),
                wiring.remembering().isPresent());
        var scorer = new Scorer(config, wiring, partitions, footing, InstantSource.system());
        scorer.service.start();
        return scorer;
    }

    /**
     * Waits until the scorer decides.
     *
     * @return whether it does; false when the time is over or the scorer has ended
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

    public Tally tally() {
        return meters.tally();
    }

    /** Port of health and metrics. */
    public int port() {
        return service.port();
    }

    @Override
    public void close() {
        service.close();
    }

    /** Counts, and stops the scorer when too much is rejected. */
    private final class Watch implements Observer {
        @Override
        public void decided(DecisionOutcome outcome, Duration sinceRecord) {
            meters.decided(outcome, sinceRecord);
            service.pausesOn(false);
        }

        @Override
        public void rejected(RejectionCode code) {
            meters.rejected(code);
            if (service.pausesOn(true)) {
                LOG.atError()
                        .addKeyValue("share", config.breaker().share())
                        .addKeyValue("over", config.breaker().over())
                        .addKeyValue("lastCode", code)
                        .log("paused: too much is rejected; POST /resume goes on");
            }
        }

        @Override
        public void repeated() {
            meters.repeated();
            service.pausesOn(false);
        }

        @Override
        public void remembered(int forgotten) {
            meters.remembered(forgotten);
            service.pausesOn(false);
        }

        @Override
        public void unread() {
            meters.unread();
        }

        @Override
        public void erased() {
            meters.erased();
        }
    }
}
