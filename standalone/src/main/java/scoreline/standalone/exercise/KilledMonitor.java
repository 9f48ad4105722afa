package scoreline.standalone.exercise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.exercise.WindowOracle.Size;
import scoreline.standalone.terminal.Stopped;

/**
 * One run: while decisions flow, a monitor is killed and comes again, another joins it and leaves or takes over, and counts are told
 * twice. When all has been read, each window's last report holds an oracle's counts, byte for byte, and each was first reported once.
 */
final class KilledMonitor implements AutoCloseable {
    private static final List<Size> WINDOWS = List.of(
            new Size(Duration.ofMinutes(10), Duration.ofMinutes(10)),
            new Size(Duration.ofHours(1), Duration.ofMinutes(20)));

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("monitor.windows", "10m,1h/20m"),
            Map.entry("monitor.emit", "300ms"),
            Map.entry("monitor.idle", "900ms"),
            Map.entry("monitor.hold", "2s"),
            Map.entry("monitor.grace", "1m"),
            // Whatever a restart holds up, nothing is too late.
            Map.entry("monitor.corrections", "30d"),
            // More often than counts are passed on, so that stores are committed in between.
            Map.entry("monitor.commit", "100ms"),
            Map.entry("monitor.session-timeout", "3s"),
            Map.entry("monitor.transaction-timeout", "5s"));

    private static final int MOST_REPEATED = 200;

    private final SplittableRandom random;
    private final WatchedBroker broker;
    private final ServiceJvm one;
    private final ServiceJvm other;
    private final WindowOracle oracle;
    private final FedDecisions decisions;
    private final List<String> kills = new ArrayList<>();
    private int inTransaction;
    private int rebalances;

    /// What a run was.
    ///
    /// @param kills when, in words
    /// @param inTransaction how many of them left a transaction open
    /// @param rebalances by another monitor that came or went
    /// @param revisions reports after the first of a window
    record Told(List<String> kills, int inTransaction, int rebalances, int windows, int revisions, long decisions) {
        String sentence() {
            return "killed %s; %d rebalances; %,d decisions in %d windows, each once and the oracle's, %d revisions"
                    .formatted(String.join(", ", kills), rebalances, decisions, windows, revisions);
        }
    }

    private KilledMonitor(Path folder, Path bundleFolder, Bundle bundle, long seed) throws Exception {
        this.random = new SplittableRandom(seed);
        this.broker = WatchedBroker.start(folder.resolve("broker"));
        try {
            this.one = new ServiceJvm(
                    ServiceJvm.Kind.MONITOR, folder.resolve("one"), broker.settings(bundleFolder, SETTINGS));
            this.other = new ServiceJvm(
                    ServiceJvm.Kind.MONITOR, folder.resolve("other"), broker.settings(bundleFolder, SETTINGS));
            this.oracle = new WindowOracle(bundle, WINDOWS);
            this.decisions = new FedDecisions(broker, new MadeUpDecisions(bundle), oracle, random.split());
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    static Told run(Path folder, Path bundleFolder, Bundle bundle, long seed) throws Exception {
        try (var run = new KilledMonitor(folder, bundleFolder, bundle, seed)) {
            return run.run();
        }
    }

    private Told run() throws Exception {
        one.start();
        broker.members().await(1);
        kill(one);
        if (random.nextInt(3) == 0) {
            one.loseState();
        }
        one.start();
        repeatCounts();
        other.start();
        awaitRebalance(2);
        switch (random.nextInt(3)) {
            case 0 -> {
                other.stop();
                awaitRebalance(1);
                kill(one);
                one.start();
            }
            case 1 -> {
                kill(one);
                awaitRebalance(1);
                one.start();
                awaitRebalance(2);
            }
            default -> {
                kill(other);
                awaitRebalance(1);
            }
        }
        decisions.finish();
        return told();
    }

    private void awaitRebalance(int members) throws Exception {
        broker.members().await(members);
        rebalances++;
    }

    private void kill(ServiceJvm monitor) throws Exception {
        var moments = Moment.values();
        // Half of them where it hurts most.
        var moment = random.nextBoolean()
                ? moments[random.nextInt(moments.length)]
                : random.nextBoolean() ? Moment.COUNTS_SENT : Moment.REPORT_SENT;
        var came = moment.await(broker, random);
        monitor.kill();
        boolean isOpen = broker.isTransactionOpen();
        inTransaction += isOpen ? 1 : 0;
        kills.add(came.said() + (isOpen ? " (in a transaction)" : ""));
    }

    /** As if what passes counts on had been less than exact: some of them come once more, as they were. */
    private void repeatCounts() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> told = new ArrayList<>();
        try (var consumer = broker.consumer(WatchedBroker.PARTIALS, IsolationLevel.READ_COMMITTED)) {
            long end = broker.ends(List.of(WatchedBroker.PARTIALS), IsolationLevel.READ_COMMITTED)
                    .getOrDefault(WatchedBroker.PARTIALS, 0L);
            while (consumer.position(WatchedBroker.PARTIALS) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(told::add);
            }
        }
        if (told.isEmpty()) {
            return;
        }
        int from = random.nextInt(told.size());
        int to = Math.min(told.size(), from + MOST_REPEATED);
        try (var producer = broker.producer(Map.of())) {
            for (var record : told.subList(from, to)) {
                var _ = producer.send(new ProducerRecord<>(
                        record.topic(), record.partition(), record.timestamp(), record.key(), record.value()));
            }
        }
    }

    private Told told() throws Exception {
        var expected = oracle.counts();
        try (var reports = new WrittenReports(broker)) {
            reports.await(expected, () -> {
                one.requireAlive();
                other.requireAlive();
            });
            var difference = reports.difference(expected);
            if (difference.isPresent()) {
                throw new Stopped(difference.get() + "; killed: " + kills + ".");
            }
            return new Told(
                    kills,
                    inTransaction,
                    rebalances,
                    expected.size(),
                    reports.number() - expected.size(),
                    oracle.rows());
        }
    }

    @Override
    public void close() {
        try (broker;
                decisions;
                one;
                other) {
            // Monitors first, then what they read from.
        }
    }
}
