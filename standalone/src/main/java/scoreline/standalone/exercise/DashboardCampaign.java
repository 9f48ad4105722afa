package scoreline.standalone.exercise;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;
import scoreline.training.generated.Scenario;

/**
 * The dashboard in Chromium, on decisions that came the whole way: how each page looks, what it does beside what it is for, and how
 * long its reader waits. What is done in the browser stands in {@code dashboard-api/web/test/browser}.
 *
 * @param quick whether pages are looked at in two forms alone and timed a few times, and nothing else is done
 * @param decisions that are there before, in the last third of those who apply as others than in training
 * @param windows of the drift monitor
 */
record DashboardCampaign(boolean quick, int decisions, String windows) {
    private static final DashboardCampaign QUICK = new DashboardCampaign(true, 6_000, "3d");
    private static final DashboardCampaign WHOLE = new DashboardCampaign(false, 300_000, "1d");

    private static final int UNREADABLE = 12;
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration TO_ALERT = Duration.ofMinutes(1);
    private static final Duration TO_BROWSE = Duration.ofMinutes(40);
    private static final String TABLES = "dashboard-times.md";

    private static final Tests LOOKS = new Tests("How each page looks, with axe", "looks");
    private static final Tests OTHERS = new Tests("What else pages do", "!main && !looks && !times");
    private static final Tests TIMES = new Tests("How long a reader waits", "times");

    /** What Vitest says at its end of tests that ran, without those that were not asked for. */
    private static final Pattern TESTS = Pattern.compile("^ *Tests +(.*?)(?: \\| [0-9]+ skipped)? \\([0-9]+\\)$");

    private static final Path MODULE = Workspace.folder().resolveSibling("dashboard-api");

    /// Tests in the browser.
    ///
    /// @param tags by which Vitest finds them
    private record Tests(String name, String tags) {}

    static void run(boolean quick, PrintWriter out) throws Exception {
        (quick ? QUICK : WHOLE).run(out);
    }

    private void run(PrintWriter out) throws Exception {
        var chromium = Chromium.find();
        if (chromium.isEmpty()) {
            out.println("SKIPPED: the dashboard is not looked at, since there is no Chromium (apt install chromium, or"
                    + " set CHROMIUM).");
            return;
        }
        try (var scratch = Scratch.of("dashboard");
                var served = ServedResults.start(
                        scratch.folder(),
                        windows,
                        (pipeline, source) -> send(pipeline, source, scratch.folder(), out),
                        out)) {
            WatchedBroker.await("an alert in the tables", TO_ALERT, () -> {
                served.pipeline().requireWatching();
                return served.tables().number("select count(*) from drift_alert") > 0;
            });
            try (var _ = new LiveApplications(served.pipeline(), served.source())) {
                browse(served, chromium.get(), scratch.folder(), out);
            }
        }
    }

    /** Two thirds as they were in training, then a third who are not. */
    private int send(Pipeline pipeline, DemoBundle source, Path folder, PrintWriter out) throws Exception {
        long began = System.nanoTime();
        var topic = pipeline.topics().applications();
        var others = source.changed(Scenario.SHIFT, folder.resolve("changed"));
        var third = SentApplications.SPAN.dividedBy(3);
        var changed = Instant.now().minus(third);
        int last = decisions / 3;
        SentApplications.send(
                pipeline,
                topic,
                source,
                "before",
                decisions - last,
                changed.minus(third.multipliedBy(2)),
                third.multipliedBy(2));
        SentApplications.send(pipeline, topic, others, "after", last, changed, third);
        ServedResults.sendUnreadable(pipeline, UNREADABLE);
        pipeline.awaitDecided();
        out.printf(
                "%,d applications sent and decided, the last third of them with lower scores; %.0f s%n",
                decisions, (System.nanoTime() - began) / 1e9);
        return decisions;
    }

    private void browse(ServedResults served, Path chromium, Path folder, PrintWriter out) throws Exception {
        var pictures = MODULE.resolve("target").resolve("screenshots");
        var environment = new HashMap<>(Map.of(
                "CHROMIUM", chromium.toString(),
                "SCORELINE", served.dashboard().root().toString(),
                "SCORELINE_KEY", served.key(),
                "SCREENSHOTS", pictures.toString(),
                "TIMES", folder.toString(),
                "NO_COLOR", "1"));
        if (quick) {
            environment.put("QUICK", "yes");
        }
        Workspace.delete(pictures);
        var failed = new ArrayList<String>();
        for (var tests : quick ? List.of(LOOKS, TIMES) : List.of(LOOKS, OTHERS, TIMES)) {
            long began = System.nanoTime();
            var ended = new ForeignProgram(
                            List.of("npm", "run", "--silent", "campaign", "--", tests.tags()),
                            MODULE.resolve("web"),
                            environment)
                    .run(folder.resolve("browser.log"), TO_BROWSE);
            served.dashboard().requireAlive();
            if (ended.status() != 0) {
                failed.add(tests.name());
                tell(ended.log(), out);
            }
            out.printf("%s: %s; %.0f s%n", tests.name(), said(ended.log()), (System.nanoTime() - began) / 1e9);
            out.flush();
        }
        var tables = folder.resolve(TABLES);
        if (Files.exists(tables)) {
            tell(tables, out);
        }
        out.printf(
                "%,d decisions, %d pictures in %s; %d MiB of memory of the service at most%n",
                decisions,
                count(pictures),
                pictures,
                served.dashboard().peakMemory().orElse(0L) / MEBIBYTE);
        if (!failed.isEmpty()) {
            throw new Stopped("In the browser failed: " + String.join(", ", failed) + ". What they said is above.");
        }
    }

    private static String said(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(TESTS::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .reduce("nothing was said of tests", (_, line) -> line);
        }
    }

    private static void tell(Path file, PrintWriter out) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(out::println);
        }
    }

    private static long count(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
