package scoreline.standalone.exercise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.IsolationLevel;
import scoreline.monitor.partial.Partial;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.exercise.WindowOracle.Size;
import scoreline.standalone.terminal.Stopped;

/**
 * Two drift monitors share the decisions. The one that judges is killed and comes again, then, if there is time, both are started anew, one
 * after the other. In the end each window has an oracle's counts and was first reported once.
 */
final class TwoMonitors implements AutoCloseable {
    private static final List<Size> WINDOWS = List.of(
            new Size(Duration.ofMinutes(10), Duration.ofMinutes(10)),
            new Size(Duration.ofHours(1), Duration.ofMinutes(20)));

    /** All but these as they are by default. */
    private static final Map<String, String> SETTINGS = Map.of(
            "monitor.windows",
            "10m,1h/20m",
            // Once nothing more comes, windows need not be waited for long.
            "monitor.hold",
            "2s",
            // Whatever a restart holds up, nothing is too late.
            "monitor.corrections",
            "30d");

    private static final Duration TO_COME = Duration.ofSeconds(60);

    private final WatchedBroker broker;
    private final ServiceJvm one;
    private final ServiceJvm other;
    private final WindowOracle oracle;
    private final FedDecisions decisions;
    private final Arrivals told = new Arrivals();
    private final CompletableFuture<Void> watching;
    private volatile boolean isOver;

    private TwoMonitors(Path folder, Path bundleFolder, Bundle bundle, long seed) throws Exception {
        this.broker = WatchedBroker.start(folder.resolve("broker"));
        var settings = broker.settings(bundleFolder, SETTINGS);
        this.one = new ServiceJvm(ServiceJvm.Kind.MONITOR, folder.resolve("one"), settings);
        this.other = new ServiceJvm(ServiceJvm.Kind.MONITOR, folder.resolve("other"), settings);
        this.oracle = new WindowOracle(bundle, WINDOWS);
        one.start();
        other.start();
        broker.members().await(2);
        this.decisions = new FedDecisions(broker, new MadeUpDecisions(bundle), oracle, new SplittableRandom(seed));
        this.watching = CompletableFuture.runAsync(
                this::watch,
                task -> Thread.ofPlatform().daemon().name("told-counts").start(task));
    }

    /**
     * Returns what was seen, in a sentence.
     *
     * @param anew whether both are started anew, too
     */
    static String run(Path folder, Path bundleFolder, Bundle bundle, boolean anew, AllowedSilence allowed, long seed)
            throws Exception {
        try (var run = new TwoMonitors(folder, bundleFolder, bundle, seed)) {
            return "The monitor that judges is killed: " + run.kill(allowed) + (anew ? run.startBothAnew() : "")
                    + run.told();
        }
    }

    private String kill(AllowedSilence allowed) throws Exception {
        awaitAllTold(System.nanoTime());
        var judge = broker.members().heldBy(one).contains(WatchedBroker.PARTIALS) ? one : other;
        long killed = System.nanoTime();
        judge.kill();
        broker.members().await(1);
        awaitAllTold(System.nanoTime());
        var silence = silence(killed).require("after a kill", allowed.afterKill(), allowed.afterKill());
        judge.start();
        broker.members().await(2);
        awaitAllTold(System.nanoTime());
        return "no counts of a partition for %s s".formatted(silence.of(all()));
    }

    private String startBothAnew() throws Exception {
        long began = System.nanoTime();
        for (var monitor : List.of(one, other)) {
            monitor.stop();
            monitor.start();
            broker.members().await(2);
            awaitAllTold(System.nanoTime());
        }
        return ", and for %s s while both are started anew"
                .formatted(silence(began).of(all()));
    }

    private String told() throws Exception {
        decisions.finish();
        try (var reports = new WrittenReports(broker)) {
            var expected = oracle.counts();
            reports.await(expected, this::requireAlive);
            reports.difference(expected).ifPresent(difference -> {
                throw new Stopped("Of two monitors, " + difference + ".");
            });
            return "; %,d decisions in %d windows, each once and the oracle's, %d revisions"
                    .formatted(oracle.rows(), expected.size(), reports.number() - expected.size());
        }
    }

    /** What the tasks that count tell, even where there is nothing to count. */
    private void watch() {
        try (var consumer = broker.consumer(WatchedBroker.PARTIALS, IsolationLevel.READ_COMMITTED)) {
            while (!isOver) {
                consumer.poll(Duration.ofMillis(20))
                        .forEach(record -> told.add(Partial.read(record.value()).partition(), System.nanoTime()));
            }
        }
    }

    private void awaitAllTold(long after) throws Exception {
        WatchedBroker.await("counts of all partitions", TO_COME, () -> {
            requireAlive();
            return told.haveCome(WatchedBroker.PARTITIONS, after);
        });
    }

    private void requireAlive() throws Exception {
        if (watching.isCompletedExceptionally()) {
            watching.join();
        }
        one.requireAlive();
        other.requireAlive();
    }

    private Silence silence(long from) {
        return Silence.of(told, WatchedBroker.PARTITIONS, from, System.nanoTime());
    }

    private static List<Integer> all() {
        return IntStream.range(0, WatchedBroker.PARTITIONS).boxed().toList();
    }

    @Override
    public void close() {
        isOver = true;
        watching.handle((_, _) -> null).join();
        try (broker;
                decisions;
                one;
                other) {
            // Monitors first, then what they read from.
        }
    }
}
