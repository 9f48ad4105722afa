package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import scoreline.benchmarks.load.Clocks;
import scoreline.benchmarks.load.Clocks.Reading;
import scoreline.benchmarks.load.Throughput;
import scoreline.benchmarks.stream.Workbench.Subject;
import scoreline.standalone.pipeline.Pipeline;

/**
 * As fast as it can: the applications are there before the scorer starts, and nobody sends or reads while it is measured.
 *
 * @param scratch where the broker may keep its data
 */
record FullLoad(Path scratch, Subject subject, Steps steps) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration NEAR_A_COMMIT = Duration.ofMillis(4);

    /** Parts of the applications at which measuring begins and ends. */
    private static final double WARM = 0.25;

    private static final double ALMOST_ALL = 0.95;

    /// Lets the scorer run for a while and measures nothing.
    ///
    /// @param applications to be had, at least 1
    /// @return what it came to towards the end, in decisions a second
    double warmUp(Setup setup, long applications, Duration length) throws IOException, InterruptedException {
        steps.begin("warming up, " + setup);
        try (var bench = Workbench.open(scratch, subject)) {
            preload(bench, applications);
            bench.score(setup);
            while (bench.pipeline().tally().records() == 0) {
                look(bench, applications);
                Thread.sleep(BETWEEN_LOOKS);
            }
            long began = System.nanoTime();
            long half = 0;
            long halfAt = began;
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                look(bench, applications);
                long now = System.nanoTime();
                long done = bench.pipeline().tally().records();
                if (now - began < length.toNanos() / 2 && done < applications / 2) {
                    half = done;
                    halfAt = now;
                } else if (now - began >= length.toNanos() || done >= ALMOST_ALL * applications) {
                    return (done - half) / ((now - halfAt) / 1e9);
                }
            }
        }
    }

    /// Decides all the applications, and measures in between. Begin and end are commits, so that no work that is paid
    /// for
    /// in the one is counted in the other.
    ///
    /// @param applications at least 1
    Throughput measure(Setup setup, long applications) throws IOException, InterruptedException {
        steps.begin(setup.toString());
        try (var bench = Workbench.open(scratch, subject)) {
            preload(bench, applications);
            bench.score(setup);
            var clocks = Clocks.ofStreamThread();
            var begin = nextCommit(bench, applications, WARM, clocks);
            var end = nextCommit(bench, applications, ALMOST_ALL, clocks);
            while (bench.pipeline().lag() > 0) {
                look(bench, applications);
                Thread.sleep(BETWEEN_LOOKS);
            }
            var ledger = audit(bench.pipeline());
            ledger.require(applications, bench.pipeline().tally().duplicates());
            return Throughput.between(
                    begin.reading(), end.reading(), end.committed() - begin.committed(), ledger.meanBytes());
        }
    }

    private void preload(Workbench bench, long applications) {
        long customers = Math.min(applications, subject.applications().customers());
        subject.pasts()
                .ifPresent(pasts -> bench.sendPasts(
                        pasts,
                        customers,
                        sent -> steps.show("past of %,d of %,d customers sent".formatted(sent, customers))));
        try (var producer = bench.pipeline().newApplicationProducer()) {
            for (long i = 0; i < applications; i++) {
                bench.send(producer, i);
                if (i % 1_000 == 0) {
                    steps.show("%,d of %,d applications sent".formatted(i, applications));
                }
            }
            producer.flush();
        }
        bench.requireGoing();
    }

    private record Commit(long committed, Reading reading) {}

    /** The first commit after so much is done. */
    private Commit nextCommit(Workbench bench, long applications, double share, Clocks clocks)
            throws InterruptedException {
        while (bench.pipeline().tally().records() < share * applications) {
            look(bench, applications);
            Thread.sleep(BETWEEN_LOOKS);
        }
        long before = bench.pipeline().lag();
        while (true) {
            long lag = bench.pipeline().lag();
            if (lag != before) {
                return new Commit(applications - lag, clocks.read());
            }
            look(bench, applications);
            Thread.sleep(NEAR_A_COMMIT);
        }
    }

    private void look(Workbench bench, long applications) {
        bench.requireGoing();
        steps.show("%,d of %,d decided".formatted(bench.pipeline().tally().records(), applications));
    }

    /** Reads every committed outcome. */
    private static Ledger audit(Pipeline pipeline) throws InterruptedException {
        var topics = pipeline.topics();
        var ledger = new Ledger(pipeline.partitions());
        try (var decisions = pipeline.readFromStart(topics.decisions())) {
            drain(
                    pipeline,
                    decisions,
                    record -> ledger.decided(
                            record.value().getSourcePartition(),
                            record.value().getSourceOffset(),
                            record.serializedValueSize()));
        }
        try (var rejections = pipeline.readFromStart(topics.rejections())) {
            drain(
                    pipeline,
                    rejections,
                    record -> ledger.rejected(
                            record.value().getPartition(), record.value().getOffset()));
        }
        return ledger;
    }

    private static <V> void drain(
            Pipeline pipeline,
            Consumer<String, V> consumer,
            java.util.function.Consumer<ConsumerRecord<String, V>> each)
            throws InterruptedException {
        var ends = pipeline.written(consumer);
        do {
            consumer.poll(BETWEEN_LOOKS).forEach(each);
        } while (Pipeline.isBehind(consumer, ends));
    }
}
