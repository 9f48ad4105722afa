package scoreline.benchmarks.explain;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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
final class Forks implements AutoCloseable {
    private static final int LOADS = 15;
    private static final int NATIVE_WARM_UP_MILLIS = 300;

    private final Path log;
    private final PrintStream print;

    /// @param log takes what JMH prints
    Forks(Path log) throws IOException {
        this.log = log;
        this.print = new PrintStream(
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }

    /** What a row costs a contestant. */
    Sample explain(Contestant contestant, Path model, Effort effort) {
        var options = options(contestant.program(), contestant.method(), model)
                .mode(Mode.AverageTime)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(
                        contestant.isScoreline() ? effort.warmUpMillis() : NATIVE_WARM_UP_MILLIS))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.iterationMillis()));
        contestant.parameters().forEach(options::param);
        var iterations = run(contestant.jvm(), options);
        return new Sample(
                median(iterations, iteration -> counter(iteration, "nanos") / 1e3 / counter(iteration, "rows")),
                median(iterations, iteration -> counter(iteration, "bytes") / counter(iteration, "rows")));
    }

    /** How long our model takes to load: the first time in a process, and the best of the next ones. */
    Loading load(Path model) {
        var options = options(ScorelineLoads.class, "load", model)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(LOADS);
        double[] millis = Arrays.stream(run(Jvm.forScoreline(), options))
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
        return new Loading(millis[0], Arrays.stream(millis).min().orElseThrow());
    }

    private static ChainedOptionsBuilder options(Class<?> program, String method, Path model) {
        return new OptionsBuilder()
                .include("^" + program.getName() + "\\." + method + "$")
                .param("model", model.toString())
                .shouldFailOnError(true)
                .forks(1);
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
