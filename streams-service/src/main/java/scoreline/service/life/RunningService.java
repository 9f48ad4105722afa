package scoreline.service.life;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.service.kafka.Lag;
import scoreline.service.operations.Breaker;
import scoreline.service.operations.Health;
import scoreline.service.operations.Metrics;
import scoreline.service.operations.OperationsServer;

/**
 * Applications of Kafka Streams under way, with one breaker, how far they are behind, and the port on which operators ask. They
 * start, pause and stop together, and the service is as well as the worst of them. Thread-safe.
 */
public final class RunningService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(30);

    private final Footing footing;
    private final OperationsServer operations;
    private final Metrics metrics;
    private final Breaker breaker;
    private final List<Application> applications;
    private final List<KafkaStreams> streams;
    private final Set<KafkaStreams> started = ConcurrentHashMap.newKeySet();
    private final Lag lag;
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * A service that can be started. It owns what it is given, and closes it.
     *
     * @param applications at least one
     */
    public RunningService(Footing footing, List<Application> applications, Metrics metrics, Breaker breaker) {
        this.footing = footing;
        this.applications = List.copyOf(applications);
        this.operations = footing.operations();
        this.metrics = metrics;
        this.breaker = breaker;
        this.streams = this.applications.stream().map(this::streams).toList();
        this.lag = new Lag(
                footing.admin(),
                this.applications.stream().collect(Collectors.toMap(Application::group, Application::follows)));
        var service = footing.service();
        metrics.gauge("scoreline.lag", "Records that are not committed yet; NaN if unknown", this::lagOrNaN);
        metrics.gauge(
                "scoreline.breaker.open",
                "1 while the breaker has stopped the " + service,
                () -> flag(breaker.isOpen()));
        metrics.gauge("scoreline.up", "1 while the " + service + " works", () -> flag(isUp()));
    }

    private KafkaStreams streams(Application application) {
        var client = new KafkaStreams(application.topology(), application.settings());
        client.setStateListener((now, before) -> changed(client, application, now));
        client.setUncaughtExceptionHandler(this::onFailure);
        return client;
    }

    /** Returns while Kafka Streams is still joining its groups; {@link #awaitRunning} waits for that. */
    public void start() {
        for (var application : applications) {
            LOG.atInfo()
                    .addKeyValue("service", footing.service())
                    .addKeyValue("group", application.group())
                    .addKeyValue("threads", application.settings().getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG))
                    .addKeyValue("health", operations.port())
                    .log("starting");
        }
        operations.serve(this::health, metrics::scrape, this::resume);
        streams.forEach(KafkaStreams::start);
    }

    /**
     * Waits until the service works.
     *
     * @return whether it does; false when the time is over or the service has ended
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

    @Override
    public CompletableFuture<Ending> ended() {
        return ended.copy();
    }

    public Health health() {
        return Health.of(streams.stream().map(KafkaStreams::state).toList(), breaker.isOpen(), lag.records());
    }

    private boolean isUp() {
        return health().status() == Health.Status.UP;
    }

    /** Port of health and metrics. */
    public int port() {
        return operations.port();
    }

    /** Counts one record of the source; true if it was one bad one too many, and the service pauses. */
    public boolean pausesOn(boolean bad) {
        boolean opens = breaker.opensOn(bad);
        if (opens) {
            streams.forEach(KafkaStreams::pause);
        }
        return opens;
    }

    /** Goes on after the breaker has stopped the service; without effect otherwise. */
    public void resume() {
        if (breaker.isOpen()) {
            breaker.close();
            streams.forEach(KafkaStreams::resume);
            LOG.atWarn().log("resumed");
        }
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        // Side by side: where no broker answers each takes all its time, and whoever stops us has not twice as much.
        var closings = streams.stream()
                .map(client -> CompletableFuture.supplyAsync(
                        () -> client.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                                .withTimeout(TO_CLOSE)),
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        boolean inTime = closings.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
        operations.close();
        lag.close();
        metrics.close();
        LOG.atInfo().addKeyValue("inTime", inTime).log("stopped");
        ended.complete(Ending.CLOSED);
    }

    private void changed(KafkaStreams client, Application application, KafkaStreams.State now) {
        LOG.atInfo()
                .addKeyValue("group", application.group())
                .addKeyValue("state", now)
                .log("streams");
        if (now == KafkaStreams.State.RUNNING) {
            started.add(client);
            if (started.size() == applications.size()) {
                running.complete(null);
            }
        } else if (now == KafkaStreams.State.ERROR) {
            ended.complete(Ending.FAILED);
        }
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        var passing = Passing.reason(failure);
        if (passing.isPresent()) {
            LOG.atWarn().addKeyValue("why", passing.get()).log("a stream thread begins again");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
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
}
