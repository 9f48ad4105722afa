package scoreline.standalone.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.training.generated.Drift;
import scoreline.training.generated.Scenario;

/**
 * Runs the whole pipeline in this process and shows it at work.
 *
 * @param folder of what it remembers from run to run
 * @param data a folder of Kaggle's files; empty: tables are generated
 * @param rate applications per second, above 0
 * @param length empty: until interrupted
 * @param port the broker's, 1 to 65535; 0: any free one
 * @param scenario how those who apply change; empty: they do not
 * @param from when they do, after the first application; empty: after a third of the length, or a minute
 */
public record Demo(
        Path folder,
        Optional<Path> data,
        double rate,
        Optional<Duration> length,
        int port,
        Optional<Scenario> scenario,
        Optional<Duration> from)
        implements Task {
    private static final String NONE = "none";
    private static final Duration TO_SUM_UP = Duration.ofSeconds(30);
    private static final Duration USUAL_TURN = Duration.ofMinutes(1);

    /** Decisions that a window should hold: among so many things looked at, half a standard deviation shows. */
    private static final double ENOUGH = 200;

    private static final Duration SHORTEST = Duration.ofSeconds(2);

    /** Where nobody waits for the end: a day of windows can be looked at then. */
    private static final Duration LONG_RUN = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofHours(1);

    public Demo {
        if (!(rate > 0 && rate <= 1_000_000)) {
            throw new WrongUse("--rate must be above 0 and at most 1000000 a second, was " + rate);
        }
        length.filter(duration -> !duration.isPositive()).ifPresent(duration -> {
            throw new WrongUse("--for must be longer than nothing, was " + duration);
        });
        if (port < 0 || port > 65_535) {
            throw new WrongUse("--port must be between 0 (any free one) and 65535, was " + port);
        }
        if (scenario.isPresent() && data.isPresent()) {
            throw new WrongUse("--drift changes made-up applicants, and those of --data are not");
        }
        if (scenario.isEmpty() && from.isPresent()) {
            throw new WrongUse("--from goes with --drift");
        }
        from.filter(duration -> duration.isNegative()
                        || length.filter(whole -> whole.compareTo(duration) <= 0)
                                .isPresent())
                .ifPresent(duration -> {
                    throw new WrongUse("--from must be a time within the run, was " + duration);
                });
    }

    /**
     * How those who apply change where it is left open, and where it is not.
     *
     * @param name of a scenario, or {@code none}; null: a score falls, where they are made up
     * @param data as of a demo
     * @throws WrongUse if there is no scenario of this name
     */
    public static Optional<Scenario> story(@Nullable String name, @Nullable Path data) {
        if (name == null) {
            return data == null ? Optional.of(Scenario.SHIFT) : Optional.empty();
        }
        if (name.equals(NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Scenario.named(name));
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--drift: " + e.getMessage() + ", nor " + NONE);
        }
    }

    private Optional<Turn> turn() throws IOException {
        if (scenario.isEmpty()) {
            return Optional.empty();
        }
        var drift = new Drift(scenario.get(), scenario.get().usualStrength(), 0, 1);
        var after = from.or(() -> length.map(whole -> whole.dividedBy(3))).orElse(USUAL_TURN);
        return Optional.of(Turn.prepare(drift, after, folder));
    }

    /** Windows as short as they can be and still hold enough decisions to tell, and no time lost at their ends. */
    private Map<String, String> monitor() {
        var shortest = length.isPresent() ? SHORTEST : LONG_RUN;
        long seconds = Math.clamp((long) Math.ceil(ENOUGH / rate), shortest.toSeconds(), LONGEST.toSeconds());
        return Map.of(
                "monitor.http.port", "0",
                "monitor.windows", seconds + "s",
                "monitor.emit", "500ms",
                "monitor.grace", "1s",
                "monitor.corrections", "10s");
    }

    @Override
    public void run(PrintWriter out) throws Exception {
        play(out, _ -> false);
    }

    /**
     * Runs until its end, or until the monitor has said enough.
     *
     * @return what the monitor made of it
     */
    public Story play(PrintWriter out, Predicate<Story> enough) throws Exception {
        long began = System.nanoTime();
        var interrupted = new AtomicBoolean();
        var over = new CountDownLatch(1);
        var hook = new Thread(() -> {
            interrupted.set(true);
            try {
                over.await(TO_SUM_UP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return play(began, interrupted::get, enough, out);
        } finally {
            over.countDown();
        }
    }

    private Story play(long began, BooleanSupplier interrupted, Predicate<Story> enough, PrintWriter out)
            throws Exception {
        Files.createDirectories(folder);
        var source = DemoBundle.obtain(data, folder, out);
        DemoState.claim(folder, source.bundle().sha256(), out);
        var turn = turn();
        try (var pipeline = Pipeline.start(folder, port)) {
            pipeline.score(source.directory(), source.bundle(), Map.of("scorer.http.port", "0"));
            // What an interrupted run left is decided first, so that what is counted from here on is this run's alone.
            pipeline.awaitDecided();
            pipeline.watch(source.directory(), source.bundle(), monitor());
            pipeline.serve(source.directory(), source.bundle(), Map.of("dashboard.http.port", "0"));
            out.println("Broker " + pipeline.bootstrapServers() + ", bundle " + source.directory());
            out.println("Health and metrics: http://127.0.0.1:" + pipeline.operationsPort()
                    + " of the scorer, http://127.0.0.1:" + pipeline.monitorPort() + " of the drift monitor");
            int port = pipeline.dashboard().port();
            out.println("Results: http://127.0.0.1:" + port + "/api/v1, described in http://127.0.0.1:" + port
                    + "/openapi.json");
            var key = pipeline.newLocalKey();
            out.println("         with Authorization: Bearer " + key + ", a key for this run alone");
            turn.map(Turn::announced).ifPresent(out::println);
            out.println("Dashboard: http://127.0.0.1:" + port + "/#key=" + key);
            var schema = pipeline.topics().applications().schema();
            var messages = new ApplicationMessages(source.bundle().catalogue(), schema);
            String run = Long.toString(Instant.now().toEpochMilli(), 36);
            try (var applicants = new Applicants(
                            source.applications(), source.bundle().catalogue(), messages, run);
                    var course = new Run(pipeline, applicants, source, turn, run, began)) {
                long end = System.nanoTime() + length.map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
                try (var view = new View(out, source.bundle().catalogue())) {
                    course.send(
                            rate,
                            () -> interrupted.getAsBoolean()
                                    || System.nanoTime() - end >= 0
                                    || enough.test(course.story()),
                            view);
                    course.finish(view);
                }
                if (!course.sumUp(out)) {
                    throw new Stopped("The numbers do not add up: the log and the topics may say why.");
                }
                return course.story();
            }
        }
    }
}
