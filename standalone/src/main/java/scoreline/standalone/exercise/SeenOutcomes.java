package scoreline.standalone.exercise;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import scoreline.standalone.exercise.Ledger.Fate;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectedApplication;

/** Whoever reads committed decisions and rejections as they come. */
final class SeenOutcomes implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<String, CreditDecision> decisions;
    private final Consumer<String, RejectedApplication> rejections;
    private final Ledger ledger;
    private final Arrivals arrivals = new Arrivals();
    private final CompletableFuture<Void> reading;
    private volatile boolean isOver;

    /**
     * Begins to read.
     *
     * @param ledger is told of each
     */
    SeenOutcomes(Pipeline pipeline, Ledger ledger) {
        this.decisions = pipeline.readFromStart(pipeline.topics().decisions());
        this.rejections = pipeline.readFromStart(pipeline.topics().rejections());
        this.ledger = ledger;
        this.reading = CompletableFuture.runAsync(
                this::read,
                task -> Thread.ofPlatform().daemon().name("seen-outcomes").start(task));
    }

    private void read() {
        while (!isOver) {
            for (var record : decisions.poll(POLL)) {
                var decision = record.value();
                arrivals.add(record.partition(), System.nanoTime());
                ledger.seen(new SourceRecord(decision.getSourcePartition(), decision.getSourceOffset()), Fate.DECIDED);
            }
            for (var record : rejections.poll(Duration.ZERO)) {
                var rejection = record.value();
                ledger.seen(new SourceRecord(rejection.getPartition(), rejection.getOffset()), Fate.REJECTED);
            }
        }
    }

    /** Of decisions. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Whether it can read no more. */
    void requireReading() {
        if (reading.isCompletedExceptionally()) {
            reading.join();
        }
    }

    @Override
    public void close() {
        isOver = true;
        reading.handle((_, _) -> null).join();
        decisions.close();
        rejections.close();
    }
}
