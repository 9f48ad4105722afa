package scoreline.benchmarks;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import scoreline.benchmarks.drift.CalibrationBench;
import scoreline.benchmarks.drift.DriftBench;
import scoreline.benchmarks.explain.ExplainBench;
import scoreline.benchmarks.report.Machine;
import scoreline.benchmarks.report.Page;
import scoreline.benchmarks.stream.LoadRun;
import scoreline.benchmarks.stream.PastRun;
import scoreline.standalone.exercise.Exercise;
import scoreline.standalone.exercise.Exercises;
import scoreline.standalone.terminal.Terminal;
import scoreline.standalone.terminal.Workspace;

/** The command {@code ./scoreline bench}. */
@Command(name = "scoreline")
public final class Benchmarks {
    private final Terminal terminal;

    Benchmarks(Terminal terminal) {
        this.terminal = terminal;
    }

    static void main(String[] arguments) {
        System.exit(new Benchmarks(Terminal.standard()).run(arguments));
    }

    /** Runs one command line, whose first word is {@code bench}, and returns its exit code. */
    int run(String... arguments) {
        return new CommandLine(this)
                .setParameterExceptionHandler(terminal::wrongUse)
                .execute(arguments);
    }

    @Command(name = "bench")
    int bench(
            @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--quick") boolean quick,
            @Option(names = "--write") boolean write) {
        var all = new Exercises(
                "bench",
                List.of(
                        exercise("explain", "what a row costs to explain, beside XGBoost", ExplainBench::run, write),
                        exercise("stream", "what the scorer decides a second, and how late", LoadRun::run, write),
                        exercise("past", "what remembering customers costs", PastRun::run, write),
                        exercise("drift", "what counting decisions and judging windows costs", DriftBench::run, write),
                        exercise(
                                "calibration",
                                "how often the drift monitor is wrong, and how late when right",
                                CalibrationBench::run,
                                write,
                                "drift-calibration")));
        return terminal.execute("bench", () -> out -> all.run(name, quick, out));
    }

    /** Prints what it finds and returns the same in Markdown, line by line. */
    @FunctionalInterface
    private interface Measurement {
        List<String> run(boolean quick, PrintWriter out) throws Exception;
    }

    private Exercise exercise(String name, String about, Measurement measurement, boolean write) {
        return exercise(name, about, measurement, write, name);
    }

    /// @param page where what is found is kept
    private Exercise exercise(String name, String about, Measurement measurement, boolean write, String page) {
        return new Exercise(name, about, (quick, out) -> {
            var found = measurement.run(quick, out);
            if (write) {
                var root = Workspace.folder().resolveSibling("");
                var day = LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
                var file =
                        new Page(name, day, Machine.here(root), found).writeTo(root.resolve("docs/benchmarks"), page);
                out.println("Written to " + root.relativize(file) + ".");
            }
        });
    }
}
