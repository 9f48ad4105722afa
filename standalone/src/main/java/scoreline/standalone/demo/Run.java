package scoreline.standalone.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.runtime.Tally;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectedApplication;

/** One run of the demo: sends at a steady rate, whatever comes back, and reads what is committed. */
final class Run implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(5);

    private final Pipeline pipeline;
    private final Applicants applicants;
    private final Optional<Turn> turn;
    private final String prefix;
    private final long began;
    private final String topic;
    private final Producer<String, GenericRecord> producer;
    private final Consumer<String, CreditDecision> decisions;
    private final Consumer<String, RejectedApplication> rejections;
    private final Tally before;
    private final Course course = new Course();
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private long sent;
    private @Nullable Instant turnedAt;
    private @Nullable Duration toFirstDecision;

    /** @param began when the command was given, on the clock of {@link System#nanoTime} */
    Run(Pipeline pipeline, Applicants applicants, Optional<Turn> turn, String run, long began)
            throws InterruptedException {
        this.pipeline = pipeline;
        this.applicants = applicants;
        this.turn = turn;
        this.prefix = run + "-";
        this.began = began;
        this.topic = pipeline.topics().applications().name();
        // What an interrupted run left is decided first, so that the counts below are this run's alone.
        while (pipeline.lag() > 0) {
            pipeline.requireScoring();
            Thread.sleep(BREATH);
        }
        this.before = pipeline.tally();
        this.producer = pipeline.newApplicationProducer();
        this.decisions = pipeline.readFromEnd(pipeline.topics().decisions());
        this.rejections = pipeline.readFromEnd(pipeline.topics().rejections());
    }

    /** Sends until it is over; a send that is late is measured from when it was due. */
    void send(double rate, BooleanSupplier over, View view) {
        long start = System.nanoTime();
        var startedAt = Instant.now();
        var turnDue = turn.map(Turn::after).map(startedAt::plus);
        while (!over.getAsBoolean()) {
            long due = (long) ((System.nanoTime() - start) / 1e9 * rate) + 1;
            while (sent < due) {
                var next = startedAt.plusNanos((long) (sent / rate * 1e9));
                if (turnedAt == null && turnDue.filter(at -> !next.isBefore(at)).isPresent()) {
                    turnAt(next, view);
                }
                send(next);
            }
            collect(view);
        }
        producer.flush();
    }

    private void turnAt(Instant due, View view) {
        turn.ifPresent(others -> {
            applicants.turnTo(others.applications());
            turnedAt = due;
            view.announce(others.told(due));
        });
    }

    private void send(Instant due) {
        var application = applicants.next(due);
        var key = application.get("applicant_id").toString();
        var _ = producer.send(new ProducerRecord<>(topic, null, due.toEpochMilli(), key, application), (_, failure) -> {
            if (failure != null) {
                refused.set(failure);
            }
        });
        sent++;
    }

    private void collect(View view) {
        if (refused.get() != null) {
            throw new Stopped("The broker refused an application.", refused.get());
        }
        pipeline.requireScoring();
        for (var decision : decisions.poll(BREATH)) {
            if (decision.value().getApplicationId().startsWith(prefix)) {
                if (toFirstDecision == null) {
                    toFirstDecision = Duration.ofNanos(System.nanoTime() - began);
                }
                course.decided(
                        decision.value(), Duration.between(Instant.ofEpochMilli(decision.timestamp()), Instant.now()));
            }
        }
        for (var _ : rejections.poll(Duration.ZERO)) {
            course.rejected();
        }
        view.show(sent, course);
    }

    /** Waits until the scorer has committed everything, and reads it. */
    void finish(View view) throws InterruptedException {
        while (pipeline.lag() > 0) {
            collect(view);
        }
        var lastDecisions = pipeline.written(decisions);
        var lastRejections = pipeline.written(rejections);
        do {
            collect(view);
        } while (Pipeline.isBehind(decisions, lastDecisions) || Pipeline.isBehind(rejections, lastRejections));
    }

    /** Says what became of every application; returns whether it adds up. */
    boolean sumUp(PrintWriter out) {
        long duplicates = pipeline.tally().duplicates() - before.duplicates();
        boolean addsUp = course.decisions() + duplicates + course.rejections() == sent;
        out.println();
        out.printf(Locale.ROOT, "Sent          %,d applications%n", sent);
        out.printf(
                Locale.ROOT,
                "Came out      %,d decisions + %,d duplicates + %,d rejections %s %,d%n",
                course.decisions(),
                duplicates,
                course.rejections(),
                addsUp ? "=" : "\u2260",
                sent);
        out.printf(
                Locale.ROOT,
                "Decided       approved %.1f %%, review %.1f %%, refused %.1f %%%n",
                100 * course.share(DecisionOutcome.APPROVE),
                100 * course.share(DecisionOutcome.REVIEW),
                100 * course.share(DecisionOutcome.REFUSE));
        out.printf(
                Locale.ROOT,
                "Latency       p50 %d ms, p99 %d ms%n",
                course.latencyMillis(50),
                course.latencyMillis(99));
        if (turnedAt != null) {
            var at = turnedAt;
            turn.ifPresent(others -> out.println("Changed       " + others.told(at)));
        }
        if (toFirstDecision != null) {
            out.printf(Locale.ROOT, "First decision after %.1f s%n", toFirstDecision.toMillis() / 1e3);
        }
        peakMemory(out);
        return addsUp;
    }

    /** Linux alone tells it. */
    private static void peakMemory(PrintWriter out) {
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            status.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .forEach(kibibytes -> out.printf(Locale.ROOT, "Peak memory   %,d MiB%n", kibibytes / 1024));
        } catch (IOException e) {
            // Another system: the line is left out.
        }
    }

    @Override
    public void close() {
        try (decisions;
                rejections) {
            producer.close();
        }
    }
}
