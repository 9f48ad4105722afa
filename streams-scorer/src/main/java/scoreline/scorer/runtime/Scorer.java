package scoreline.scorer.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.scorer.topology.Observer;
import scoreline.scoring.bundle.Bundle;
import scoreline.tracking.Tracking;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.RejectionCode;

/** A running scorer. Thread-safe. */
public final class Scorer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(30);

    private final ScorerConfig config;
    private final OperationsServer operations;
    private final Meters meters = new Meters();
    private final Breaker breaker;
    private final KafkaStreams streams;
    private final Lag lag;
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    /** How a scorer came to its end. */
    public enum Ending {
        /** It was closed. */
        CLOSED,
        /** It stopped by itself; the log says why. */
        FAILED
    }

    private Scorer(
            ScorerConfig config,
            Wiring wiring,
            int partitions,
            OperationsServer operations,
            Admin admin,
            InstantSource clock) {
        this.config = config;
        this.operations = operations;
        this.breaker = new Breaker(config.breaker(), clock);
        var settings = new StreamsConfig(wiring.settings());
        this.streams = new KafkaStreams(wiring.topology(config, settings, partitions, new Watch(), clock), settings);
        streams.setStateListener((now, before) -> changed(now));
        streams.setUncaughtExceptionHandler(this::onFailure);
        var applications = wiring.topics().applications().name();
        this.lag = new Lag(
                admin,
                config.applicationId(),
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(applications, partition))
                        .toList());
        meters.gauge("scoreline.lag", "Records that the group has not committed; NaN if unknown", this::lagOrNaN);
        meters.gauge(
                "scoreline.breaker.open", "1 while the breaker has stopped the scorer", () -> flag(breaker.isOpen()));
        meters.gauge("scoreline.up", "1 while the scorer decides", () -> flag(health().status() == Health.Status.UP));
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
     * @throws scoreline.scorer.admission.UnusableSchema if the application schema lacks what the bundle reads
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
        wiring.registry().ifPresent(registry -> StartChecks.requireRegistered(wiring.topics(), registry));
        var operations = OperationsServer.bind(config.http());
        try {
            return start(config, wiring, operations, InstantSource.system());
        } catch (RuntimeException e) {
            operations.close();
            throw e;
        }
    }

    private static Scorer start(ScorerConfig config, Wiring wiring, OperationsServer operations, InstantSource clock) {
        try {
            var admin = Admin.create(adminSettings(config, wiring));
            try {
                int partitions = new StartChecks(admin, config.bootstrapServers())
                        .partitions(
                                wiring.topics(),
                                config.limits().largestDecision(),
                                wiring.remembering().isPresent());
                var scorer = new Scorer(config, wiring, partitions, operations, admin, clock);
                scorer.begin();
                return scorer;
            } catch (RuntimeException e) {
                admin.close(Duration.ZERO);
                throw e;
            }
        } catch (KafkaException e) {
            throw new CannotStart("Kafka's client does not start: " + e.getMessage() + ".", e);
        }
    }

    private static Map<String, Object> adminSettings(ScorerConfig config, Wiring wiring) {
        return new StreamsConfig(wiring.settings()).getAdminConfigs(config.applicationId() + "-operations");
    }

    private void begin() {
        LOG.atInfo()
                .addKeyValue("group", config.applicationId())
                .addKeyValue("threads", config.threads())
                .addKeyValue("health", config.http().host() + ":" + operations.port())
                .log("starting");
        operations.serve(this::health, meters::scrape, this::resume);
        streams.start();
    }

    /**
     * Waits until the scorer decides.
     *
     * @return whether it does; false when the time is over or the scorer has ended
     */
    public boolean awaitRunning(Duration patience) throws InterruptedException {
        try {
            CompletableFuture.anyOf(running, ended).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return !ended.isDone();
    }

    /** Completes when the scorer has ended; after {@link Ending#FAILED} it must still be closed. */
    public CompletableFuture<Ending> ended() {
        return ended.copy();
    }

    public Health health() {
        return Health.of(streams.state(), breaker.isOpen(), lag.records());
    }

    public Tally tally() {
        return meters.tally();
    }

    /** Port of health and metrics. */
    public int port() {
        return operations.port();
    }

    /** Goes on after the breaker has stopped the scorer; without effect otherwise. */
    public void resume() {
        if (breaker.isOpen()) {
            breaker.close();
            streams.resume();
            LOG.atWarn().log("resumed");
        }
    }

    /** Commits what is done, leaves the group so that others take over at once, and stops. Repeated calls do nothing. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        boolean inTime = streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(TO_CLOSE));
        operations.close();
        lag.close();
        meters.close();
        LOG.atInfo().addKeyValue("inTime", inTime).log("stopped");
        ended.complete(Ending.CLOSED);
    }

    private void changed(KafkaStreams.State now) {
        LOG.atInfo().addKeyValue("state", now).log("streams");
        if (now == KafkaStreams.State.RUNNING) {
            running.complete(null);
        } else if (now == KafkaStreams.State.ERROR) {
            ended.complete(Ending.FAILED);
        }
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailable) {
                LOG.atWarn().addKeyValue("why", cause.getMessage()).log("waiting for the registry");
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        LOG.atError().setCause(failure).log("stream thread failed; stopping");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private double lagOrNaN() {
        var records = lag.records();
        return records.isPresent() ? records.getAsLong() : Double.NaN;
    }

    private static int flag(boolean on) {
        return on ? 1 : 0;
    }

    /** Counts, and stops the scorer when too much is rejected. */
    private final class Watch implements Observer {
        @Override
        public void decided(DecisionOutcome outcome, Duration sinceRecord) {
            meters.decided(outcome, sinceRecord);
            breaker.opensOn(false);
        }

        @Override
        public void rejected(RejectionCode code) {
            meters.rejected(code);
            if (breaker.opensOn(true)) {
                streams.pause();
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
            breaker.opensOn(false);
        }

        @Override
        public void remembered(int forgotten) {
            meters.remembered(forgotten);
            breaker.opensOn(false);
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
