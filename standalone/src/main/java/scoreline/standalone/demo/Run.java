package scoreline.standalone.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.runtime.Tally;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;
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
    private final Consumer<String, DriftReport> reports;
    private final Consumer<String, DriftAlert> alerts;
    private final Tally before;
    private final Course course = new Course();
    private final Population population = new Population();
    private final Promise promise;
    private final Optional<Loans> loans;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private long sent;
    private @Nullable Instant turnedAt;
    private long decidedSince;
    private Instant ended = Instant.MAX;
    private @Nullable Duration toFirstDecision;

    /** @param began when the command was given, on the clock of {@link System#nanoTime} */
    Run(Pipeline pipeline, Applicants applicants, DemoBundle source, Optional<Turn> turn, String run, long began) {
        this.pipeline = pipeline;
        this.applicants = applicants;
        this.promise = new Promise(source.bundle());
        var outcomes = pipeline.monitorTopics().outcomes();
        this.loans = source.people().map(people -> new Loans(outcomes.name(), pipeline.newProducer(outcomes), people));
        this.turn = turn;
        this.prefix = run + "-";
        this.began = began;
        this.topic = pipeline.topics().applications().name();
        this.before = pipeline.tally();
        this.producer = pipeline.newApplicationProducer();
        this.decisions = pipeline.readFromEnd(pipeline.topics().decisions());
        this.rejections = pipeline.readFromEnd(pipeline.topics().rejections());
        this.reports = pipeline.readFromEnd(pipeline.monitorTopics().reports());
        this.alerts = pipeline.readFromEnd(pipeline.monitorTopics().alerts());
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
        ended = Instant.now();
    }

    private void turnAt(Instant due, View view) {
        turn.ifPresent(others -> {
            applicants.turnTo(others.applications());
            loans.ifPresent(all -> all.turnTo(others.people()));
            turnedAt = due;
            view.announce(AttributedStyle.DEFAULT, "CHANGE", others.told());
        });
    }

    private void send(Instant due) {
        var application = applicants.next(due);
        loans.ifPresent(all -> all.applied(application.get("application_id").toString(), applicants.last()));
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
        pipeline.requireWatching();
        for (var decision : decisions.poll(BREATH)) {
            if (decision.value().getApplicationId().startsWith(prefix)) {
                decided(decision.value(), Duration.between(Instant.ofEpochMilli(decision.timestamp()), Instant.now()));
            }
        }
        for (var _ : rejections.poll(Duration.ZERO)) {
            course.rejected();
        }
        for (var report : reports.poll(Duration.ZERO)) {
            population.reported(report.value());
            if (report.value().getRevision() == 0) {
                promise.reported(report.value(), Optional.ofNullable(turnedAt));
            }
        }
        loans.ifPresent(all -> all.report(Instant.now()));
        hear(view);
        view.show(sent, course, population);
    }

    private void decided(CreditDecision decision, Duration sinceDue) {
        if (toFirstDecision == null) {
            toFirstDecision = Duration.ofNanos(System.nanoTime() - began);
        }
        if (turnedAt != null && !decision.getSubmittedAt().isBefore(turnedAt)) {
            decidedSince++;
        }
        loans.ifPresent(all -> all.decided(decision));
        course.decided(decision, sinceDue);
    }

    /** Who was told that something moved wants to hear that it is over, and not, every other second, that it is not. */
    private void hear(View view) {
        Map<Instant, List<DriftAlert>> started = new TreeMap<>();
        for (var alert : alerts.poll(Duration.ZERO)) {
            switch (alert.value().getTurn()) {
                case STARTED ->
                    started.computeIfAbsent(alert.value().getWindowEnd(), _ -> new ArrayList<>())
                            .add(alert.value());
                case RECOVERED ->
                    view.announce(
                            AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN),
                            "OVER",
                            alert.value().getWhat() + " is as in training again.");
                case ONGOING -> {}
            }
        }
        started.values().forEach(of -> {
            var alarm = new Alarm(of, Instant.now(), decidedSince);
            population.alarmed(alarm);
            view.announce(alarm);
        });
    }

    /** What the monitor made of it so far. */
    Story story() {
        return new Story(
                Optional.ofNullable(turnedAt),
                turn.map(Turn::expected),
                population.alarms(),
                promise.before(),
                promise.after());
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
        out.println("Population    " + population.sum());
        loans.ifPresent(all -> out.printf(
                Locale.ROOT,
                "Loans         %,d granted, %,d of them known by now; a year takes %d s here%n",
                all.granted(),
                all.known(),
                Loans.YEAR.toSeconds()));
        turn.map(others -> Telling.of(story(), others, ended))
                .orElseGet(() -> List.of(Telling.of(population.alarms())))
                .forEach(out::println);
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
                rejections;
                reports;
                alerts) {
            producer.close();
            loans.ifPresent(Loans::close);
        }
    }
}
