package scoreline.benchmarks.fork;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import scoreline.standalone.terminal.Stopped;

/** Runs JMH, a fork at a time, so that those compared can take turns. */
public final class Forks implements AutoCloseable {
    private final Path log;
    private final PrintStream print;

    /// @param log takes what JMH prints
    public Forks(Path log) throws IOException {
        this.log = log;
        this.print = new PrintStream(
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }

    /// What one of those costs that a benchmark counts with its [Cost].
    public Sample measure(Jvm jvm, Class<?> program, String method, Map<String, String> parameters, Length length) {
        var options = options(program, method, parameters)
                .mode(Mode.AverageTime)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(length.warmUpMillis()))
                .measurementIterations(length.iterations())
                .measurementTime(TimeValue.milliseconds(length.iterationMillis()));
        var iterations = run(jvm, options);
        return new Sample(
                median(iterations, iteration -> counter(iteration, "nanos") / 1e3 / counter(iteration, "times")),
                median(iterations, iteration -> counter(iteration, "bytes") / counter(iteration, "times")));
    }

    /// What single calls score, the first in its process among them, shape (calls).
    public double[] shots(Jvm jvm, Class<?> program, String method, Map<String, String> parameters, int calls) {
        var options = options(program, method, parameters)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(calls);
        return Arrays.stream(run(jvm, options))
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
    }

    private static ChainedOptionsBuilder options(Class<?> program, String method, Map<String, String> parameters) {
        var options = new OptionsBuilder()
                .include("^" + program.getName() + "\\." + method + "$")
                .shouldFailOnError(true)
                .forks(1);
        parameters.forEach(options::param);
        return options;
    }

    private IterationResult[] run(Jvm jvm, ChainedOptionsBuilder options) {
        options.jvmArgs(jvm.flags().toArray(String[]::new));
        String own = Jvm.ownClassPath();
        // JMH gives its forks the class path that this process has.
        System.setProperty("java.class.path", jvm.classPath());
        try {
            var runner =
                    new Runner(options.build(), OutputFormatFactory.createFormatInstance(print, VerboseMode.NORMAL));
            return iterations(runner.runSingle());
        } catch (RunnerException e) {
            throw new Stopped(
                    "A benchmark could not be run (" + e.getMessage() + "): the end of " + log + " may say more.", e);
        } finally {
            System.setProperty("java.class.path", own);
        }
    }

    private static IterationResult[] iterations(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toArray(IterationResult[]::new);
    }

    private static double counter(IterationResult iteration, String name) {
        var counter = iteration.getSecondaryResults().get(name);
        if (counter == null) {
            throw new IllegalStateException("JMH has no counter " + name);
        }
        return counter.getScore();
    }

    private static double median(IterationResult[] iterations, ToDoubleFunction<IterationResult> value) {
        double[] sorted = Arrays.stream(iterations).mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        print.close();
    }
}
