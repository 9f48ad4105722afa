package scoreline.benchmarks.stream;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.Consumer;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;

/** Reads committed decisions as they come, on a thread of its own, and notes how late each is. */
final class CommittedReader implements AutoCloseable {
    private static final int DIGITS = 3;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> decisions;
    private final Schedule schedule;
    private final long uncounted;
    private final long all;
    private final Histogram micros = new Histogram(DIGITS);
    private final CompletableFuture<Histogram> done = new CompletableFuture<>();
    private final Thread thread = new Thread(this::read, "latency-reader");
    private volatile boolean closed;

    private CommittedReader(Consumer<byte[], byte[]> decisions, Schedule schedule, long uncounted, long all) {
        this.decisions = decisions;
        this.schedule = schedule;
        this.uncounted = uncounted;
        this.all = all;
    }

    /// @param uncounted applications at the beginning whose latency is not noted
    /// @param all applications that will be sent
    static CommittedReader start(Pipeline pipeline, Schedule schedule, long uncounted, long all) {
        var decisions = pipeline.readFromEnd(pipeline.topics().decisions().raw());
        var reader = new CommittedReader(decisions, schedule, uncounted, all);
        reader.thread.start();
        return reader;
    }

    private void read() {
        try (decisions) {
            var seen = new BitSet();
            long count = 0;
            while (!closed && count < all) {
                var records = decisions.poll(POLL);
                long now = System.nanoTime();
                for (var record : records) {
                    long number = Applications.numberOf(record.key());
                    if (seen.get(Math.toIntExact(number))) {
                        throw new Stopped("An application was decided twice.");
                    }
                    seen.set(Math.toIntExact(number));
                    count++;
                    if (number >= uncounted) {
                        micros.recordValue(HalfLoad.micros(schedule.late(number, now)));
                    }
                }
            }
            done.complete(micros);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** The latencies in microseconds, once every decision has been seen. */
    Histogram await(Duration patience) throws InterruptedException {
        try {
            return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Stopped("Decisions were still missing %d s after the last application was sent."
                    .formatted(patience.toSeconds()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Stopped stopped
                    ? stopped
                    : new Stopped("The decisions could not be read; the log says why.", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
