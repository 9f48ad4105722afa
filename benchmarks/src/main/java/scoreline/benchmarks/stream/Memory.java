package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import scoreline.benchmarks.load.Clocks;
import scoreline.benchmarks.load.Scratch;
import scoreline.benchmarks.stream.Workbench.Subject;

/**
 * What is remembered of customers: how fast, how large, and how long it takes to come back.
 *
 * @param scratch where the broker may keep its data
 */
record Memory(Path scratch, Subject subject, Steps steps) {
    private static final long BETWEEN_LOOKS = 50;
    private static final Pattern HISTORY = Pattern.compile(".*/credit\\.history-\\d+/\\d+\\.log");
    private static final Pattern CHANGELOG = Pattern.compile(".*-customers-changelog-\\d+/\\d+\\.log");
    private static final Pattern STATE = Pattern.compile(".*/rocksdb/customers/.*");

    /// What it came to.
    ///
    /// @param events remembered
    /// @param perSecond of them, from the scorer's start, in which it wakes up, to the last one's commit
    /// @param threadMicros CPU time of the stream thread for an event
    /// @param sent bytes of the history topic
    /// @param changelog bytes of the changelog
    /// @param state bytes of the store on the disk
    /// @param restore seconds in which a scorer whose state folder was wiped comes to work again
    record Cost(
            long customers,
            long events,
            double perSecond,
            double threadMicros,
            long sent,
            long changelog,
            long state,
            double restore) {}

    Cost measure(long customers) throws IOException, InterruptedException {
        steps.begin("the memory of %,d customers".formatted(customers));
        var pasts = subject.pasts().orElseThrow();
        var setup = Setup.explained(Delivery.USUAL);
        double seconds;
        double threadMicros;
        long events = customers * Pasts.RECORDS;
        try (var bench = Workbench.open(scratch, subject)) {
            bench.sendPasts(pasts, customers, sent -> steps.show("%,d sent".formatted(sent)));
            long began = System.nanoTime();
            bench.score(setup);
            var clocks = Clocks.ofStreamThread();
            var from = clocks.read();
            var history = bench.pipeline().topics().history();
            for (long lag = events; lag > 0; lag = bench.pipeline().lag(history)) {
                steps.show("%,d of %,d events to be remembered".formatted(lag, events));
                bench.requireGoing();
                Thread.sleep(BETWEEN_LOOKS);
            }
            seconds = (System.nanoTime() - began) / 1e9;
            threadMicros = (clocks.read().threadCpu() - from.threadCpu()) / 1e3 / events;
            bench.stop();
            long sent = bytes(bench.folder(), HISTORY);
            long changelog = bytes(bench.folder(), CHANGELOG);
            long state = bytes(bench.folder(), STATE);
            Scratch.delete(bench.folder().resolve("scorer"));
            steps.show("coming back");
            return new Cost(
                    customers, events, events / seconds, threadMicros, sent, changelog, state, bench.restart(setup));
        }
    }

    private static long bytes(Path folder, Pattern files) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> files.matcher(path.toString()).matches())
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
