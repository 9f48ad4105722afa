package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.runtime.Monitor;
import scoreline.monitor.runtime.MonitorConfig;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.exercise.WindowOracle.Size;
import scoreline.standalone.terminal.Stopped;

/**
 * A year of decisions within minutes, long after the clock has passed all of it. No window may be reported before the last of its decisions
 * was counted: each has one report, and that holds an oracle's counts.
 */
final class YearInMinutes implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration GRACE = Duration.ofHours(1);
    private static final List<Size> WINDOWS =
            List.of(new Size(Duration.ofDays(1), Duration.ofDays(1)), new Size(Duration.ofDays(7), Duration.ofDays(7)));

    private static final Map<String, String> SETTINGS =
            Map.of("monitor.windows", "1d,7d", "monitor.grace", "1h", "monitor.session-timeout", "3s");

    private static final int TRANSACTIONS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WatchedBroker broker;
    private final Producer<byte[], byte[]> producer;
    private final WrittenReports reports;
    private final Bundle bundle;
    private final Map<String, String> settings;
    private final int decisions;
    private final WindowOracle oracle;
    private final SplittableRandom random = new SplittableRandom(1);

    /** Offset of each partition's last decision so far. */
    private final Map<Integer, Long> last = new HashMap<>();

    private YearInMinutes(Path folder, Path bundleFolder, Bundle bundle, int decisions) throws Exception {
        this.broker = WatchedBroker.start(folder.resolve("broker"));
        this.producer = broker.producer(Map.of("transactional.id", "decisions"));
        this.reports = new WrittenReports(broker);
        this.bundle = bundle;
        this.settings = broker.settings(bundleFolder, SETTINGS);
        this.decisions = decisions;
        this.oracle = new WindowOracle(bundle, WINDOWS);
    }

    /**
     * As a stream: nobody says that there is an end, and the monitor is killed on the way.
     *
     * @param decisions how many, more or less
     * @param length how long they take to come
     * @return what was seen, in a sentence
     */
    static String asStream(Path folder, Path bundleFolder, Bundle bundle, int decisions, Duration length)
            throws Exception {
        try (var year = new YearInMinutes(folder, bundleFolder, bundle, decisions);
                var monitor = new ServiceJvm(ServiceJvm.Kind.MONITOR, folder.resolve("monitor"), year.settings)) {
            monitor.start();
            year.broker.members().await(1);
            var between = length.dividedBy(TRANSACTIONS);
            year.producer.initTransactions();
            for (int part = 0; part < TRANSACTIONS; part++) {
                year.send(
                        part,
                        IntStream.range(0, WatchedBroker.PARTITIONS).boxed().toList());
                if (part == TRANSACTIONS / 2) {
                    monitor.kill();
                    monitor.start();
                }
                Thread.sleep(between);
            }
            return "A year as a stream, the monitor killed on the way: " + year.told(monitor::requireAlive);
        }
    }

    /** As a replay: an end is expected, and one partition's decisions come after all others. */
    static String asReplay(Path folder, Path bundleFolder, Bundle bundle, int decisions) throws Exception {
        try (var year = new YearInMinutes(folder, bundleFolder, bundle, decisions)) {
            var config = new HashMap<>(year.settings);
            config.put("monitor.state", folder.resolve("state").toString());
            config.put("monitor.http.port", "0");
            var end = new ToldEnd();
            try (var monitor = Monitor.start(MonitorConfig.of(config), List.of(bundle), end)) {
                if (!monitor.awaitRunning(PATIENCE)) {
                    throw new Stopped("The monitor did not come to work; the log says why.");
                }
                year.producer.initTransactions();
                for (var partitions : List.of(List.of(1, 2, 3), List.of(0))) {
                    for (int part = 0; part < TRANSACTIONS; part++) {
                        year.send(part, partitions);
                    }
                }
                end.tell(year.last);
                return "A year as a replay with an end: "
                        + year.told(() -> {
                            if (monitor.ended().isDone()) {
                                throw new Stopped("The monitor stopped by itself; the log says why.");
                            }
                        });
            }
        }
    }

    private static final class ToldEnd implements EndOfInput {
        private volatile Map<Integer, Long> last = Map.of();

        void tell(Map<Integer, Long> lastOffsets) {
            last = Map.copyOf(lastOffsets);
        }

        @Override
        public boolean isExpected() {
            return true;
        }

        @Override
        public OptionalLong lastOffset(int partition) {
            var offset = last.get(partition);
            return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
        }
    }

    /** One part of the year in a transaction, out of order as far as the grace allows, and something unreadable after it. */
    private void send(int part, List<Integer> partitions) throws Exception {
        var begin = BEGIN.plus(YEAR.multipliedBy(part).dividedBy(TRANSACTIONS));
        int share = decisions / TRANSACTIONS;
        Map<Integer, Future<RecordMetadata>> sent = new HashMap<>();
        var madeUp = new MadeUpDecisions(bundle);
        producer.beginTransaction();
        for (int i = 0; i < share; i++) {
            int partition = i % WatchedBroker.PARTITIONS;
            if (partitions.contains(partition)) {
                var submitted = begin.plus(
                                YEAR.dividedBy(TRANSACTIONS).multipliedBy(i).dividedBy(share))
                        .plusMillis(random.nextLong(GRACE.toMillis()));
                var decision = madeUp.draw(random, submitted);
                oracle.count(decision);
                sent.put(partition, producer.send(record(partition, MadeUpDecisions.bytes(decision))));
            }
        }
        producer.commitTransaction();
        producer.beginTransaction();
        for (int partition : partitions) {
            var _ = producer.send(record(partition, "no decision".getBytes(UTF_8)));
        }
        producer.flush();
        producer.abortTransaction();
        for (var each : sent.entrySet()) {
            last.put(each.getKey(), each.getValue().get().offset());
        }
    }

    private static ProducerRecord<byte[], byte[]> record(int partition, byte[] value) {
        return new ProducerRecord<>(WatchedBroker.DECISIONS.name(), partition, null, value);
    }

    private String told(WrittenReports.Watchman watchman) throws Exception {
        var expected = oracle.counts();
        reports.await(expected, watchman);
        reports.difference(expected).ifPresent(difference -> {
            throw new Stopped("In a year within minutes, " + difference + ".");
        });
        var early = new ArrayList<String>();
        reports.byWindow().forEach((window, written) -> {
            if (written.size() > 1) {
                early.add(window + " " + WrittenReports.revisions(written));
            }
        });
        if (!early.isEmpty()) {
            throw new Stopped("In a year within minutes, %d of %d windows were closed early, such as %s."
                    .formatted(early.size(), expected.size(), early.getFirst()));
        }
        return "%,d decisions, %d windows, none of them closed early".formatted(oracle.rows(), expected.size());
    }

    @Override
    public void close() {
        try (broker;
                reports;
                producer) {
            // Readers and writers first.
        }
    }
}
