package scoreline.standalone.exercise;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.exercise.WindowOracle.Size;
import scoreline.standalone.exercise.WindowOracle.Span;
import scoreline.standalone.terminal.Stopped;

/**
 * How soon a window is reported when partitions fall silent, by the clock on the wall: first all but one, then all, then all after a
 * last decision that came right before the grace was over.
 */
final class SilentPartitions implements AutoCloseable {
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration ALLOWED = Duration.ofSeconds(15);

    /** All but these as they are by default. */
    private static final Map<String, String> SETTINGS = Map.of("monitor.windows", "5s", "monitor.grace", "2s");

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration MARGIN = Duration.ofMillis(300);
    /** Beyond what is allowed, so that what took too long can be told. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final WatchedBroker broker;
    private final ServiceJvm monitor;
    private final Producer<byte[], byte[]> producer;
    private final WrittenReports reports;
    private final MadeUpDecisions madeUp;
    private final WindowOracle oracle;
    private final SplittableRandom random = new SplittableRandom(1);

    private SilentPartitions(Path folder, Path bundleFolder, Bundle bundle) throws Exception {
        this.broker = WatchedBroker.start(folder.resolve("broker"));
        this.producer = broker.producer(Map.of());
        this.reports = new WrittenReports(broker);
        this.monitor = new ServiceJvm(
                ServiceJvm.Kind.MONITOR, folder.resolve("monitor"), broker.settings(bundleFolder, SETTINGS));
        this.madeUp = new MadeUpDecisions(bundle);
        this.oracle = new WindowOracle(bundle, List.of(new Size(LENGTH, LENGTH)));
    }

    /** Returns what was measured, in a sentence. */
    static String run(Path folder, Path bundleFolder, Bundle bundle) throws Exception {
        try (var run = new SilentPartitions(folder, bundleFolder, bundle)) {
            return run.run();
        }
    }

    private String run() throws Exception {
        monitor.start();
        broker.members().await(1);
        for (int partition = 0; partition < WatchedBroker.PARTITIONS; partition++) {
            send(partition, Instant.now());
        }
        var allButOne = whileOneSends();
        var all = afterTheLast(Instant.now());
        var window = windowOf(Instant.now());
        sleepUntil(window.end().plus(GRACE).minus(MARGIN));
        var last = afterTheLast(window.start());
        reports.difference(oracle.counts()).ifPresent(difference -> {
            throw new Stopped("Where partitions are silent, " + difference + ".");
        });
        return "Silent partitions: a window was reported %.1f s after its end and the grace with one of %d partitions sending, %.1f s with none, %.1f s after a decision in the last moment; %d s are allowed"
                .formatted(
                        seconds(allButOne), WatchedBroker.PARTITIONS, seconds(all), seconds(last), ALLOWED.toSeconds());
    }

    /** One partition sends until a window of its decisions alone is reported. */
    private Duration whileOneSends() throws Exception {
        var window = windowOf(Instant.now().plus(LENGTH));
        while (!isReported(window)) {
            requireTime(window);
            send(0, Instant.now());
            Thread.sleep(BETWEEN);
        }
        return after(window);
    }

    /** Nothing is sent after this. */
    private Duration afterTheLast(Instant submitted) throws Exception {
        send(1, submitted);
        var window = windowOf(submitted);
        while (!isReported(window)) {
            requireTime(window);
        }
        return after(window);
    }

    private boolean isReported(Span window) {
        reports.read();
        return reports.byWindow().containsKey(window);
    }

    private void requireTime(Span window) throws Exception {
        monitor.requireAlive();
        if (Instant.now().isAfter(window.end().plus(GRACE).plus(PATIENCE))) {
            throw new Stopped("Window %s was not reported within %d s of its end and the grace."
                    .formatted(window, PATIENCE.toSeconds()));
        }
    }

    private Duration after(Span window) {
        var at = Optional.ofNullable(reports.byWindow().get(window))
                .orElseThrow()
                .getFirst()
                .at();
        var took = Duration.between(window.end().plus(GRACE), at);
        if (took.compareTo(ALLOWED) > 0) {
            throw new Stopped("Window %s was reported %.1f s after its end and the grace, and %d are allowed."
                    .formatted(window, seconds(took), ALLOWED.toSeconds()));
        }
        return took;
    }

    private void send(int partition, Instant submitted) {
        var decision = madeUp.draw(random, submitted);
        oracle.count(decision);
        var _ = producer.send(
                new ProducerRecord<>(WatchedBroker.DECISIONS.name(), partition, null, MadeUpDecisions.bytes(decision)));
        producer.flush();
    }

    private static Span windowOf(Instant moment) {
        long length = LENGTH.toMillis();
        var start = Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), length) * length);
        return new Span(start, start.plus(LENGTH));
    }

    private static void sleepUntil(Instant moment) throws InterruptedException {
        Thread.sleep(Duration.between(Instant.now(), moment));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    @Override
    public void close() {
        try (broker;
                reports;
                producer;
                monitor) {
            // The monitor first, then what it reads from.
        }
    }
}
