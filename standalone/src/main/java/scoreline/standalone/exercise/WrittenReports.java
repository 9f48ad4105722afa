package scoreline.standalone.exercise;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import scoreline.standalone.exercise.WindowOracle.Span;
import scoreline.wire.DriftReport;

/** The committed reports, window by window, in the order in which they were written. */
final class WrittenReports implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TO_SETTLE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, DriftReport> consumer;
    private final NavigableMap<Span, List<Written>> byWindow = new TreeMap<>();
    private int number;

    /** Whoever looks meanwhile whether the monitors live. */
    @FunctionalInterface
    interface Watchman {
        void look() throws Exception;
    }

    /// @param at when it could be read
    record Written(DriftReport report, Instant at) {}

    WrittenReports(WatchedBroker broker) {
        var topic = WatchedBroker.WRITTEN.reports();
        this.consumer = broker.consumer(
                WatchedBroker.REPORTS,
                IsolationLevel.READ_COMMITTED,
                topic.keys().deserializer(),
                topic.values().deserializer());
    }

    /** Reads what has come. */
    void read() {
        consumer.poll(POLL).forEach(record -> {
            var report = record.value();
            number++;
            byWindow.computeIfAbsent(new Span(report.getWindowStart(), report.getWindowEnd()), _ -> new ArrayList<>())
                    .add(new Written(report, Instant.now()));
        });
    }

    /** Reads until each window has these counts, or a minute is over, and then for a while, in which nothing more may come. */
    void await(Map<Span, ByteBuffer> expected, Watchman watchman) throws Exception {
        long began = System.nanoTime();
        while (!counts().equals(expected) && System.nanoTime() - began < PATIENCE.toNanos()) {
            watchman.look();
            read();
        }
        long settled = System.nanoTime();
        while (System.nanoTime() - settled < TO_SETTLE.toNanos()) {
            read();
        }
    }

    /** Of all revisions. */
    int number() {
        return number;
    }

    NavigableMap<Span, List<Written>> byWindow() {
        return byWindow;
    }

    /** Counts of each window's last revision. */
    NavigableMap<Span, ByteBuffer> counts() {
        var counts = new TreeMap<Span, ByteBuffer>();
        byWindow.forEach((window, written) ->
                counts.put(window, written.getLast().report().getCounts()));
        return counts;
    }

    /** What is not as the oracle has it, in a sentence; empty where all of it is. */
    Optional<String> difference(Map<Span, ByteBuffer> expected) {
        var counts = counts();
        for (var window : expected.entrySet()) {
            var found = counts.get(window.getKey());
            if (found == null) {
                return Optional.of("window " + window.getKey() + " has no report");
            }
            if (!found.equals(window.getValue())) {
                return Optional.of("the counts of window " + window.getKey() + " are not the oracle's, but of "
                        + revisions(byWindow.getOrDefault(window.getKey(), List.of())));
            }
        }
        for (var window : byWindow.entrySet()) {
            if (!expected.containsKey(window.getKey())) {
                return Optional.of("window " + window.getKey() + " holds no decision and has a report");
            }
            if (!isOnceAndInOrder(window.getValue())) {
                return Optional.of(
                        "window " + window.getKey() + " was reported out of turn: " + revisions(window.getValue()));
            }
        }
        return Optional.empty();
    }

    /** Revisions 0, 1, 2 …, none of them twice, each of more decisions than the one before. */
    private static boolean isOnceAndInOrder(List<Written> written) {
        for (int i = 0; i < written.size(); i++) {
            var report = written.get(i).report();
            if (report.getRevision() != i
                    || (i > 0 && report.getRows() <= written.get(i - 1).report().getRows())) {
                return false;
            }
        }
        return true;
    }

    static List<String> revisions(List<Written> written) {
        return written.stream()
                .map(Written::report)
                .map(report -> "revision %d of %d rows by %s"
                        .formatted(report.getRevision(), report.getRows(), report.getClosedBy()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
