package scoreline.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import scoreline.standalone.demo.Demo;
import scoreline.standalone.exercise.Exercises;
import scoreline.standalone.generate.Generate;
import scoreline.standalone.replay.Replay;
import scoreline.standalone.score.Score;
import scoreline.standalone.terminal.HumanTime;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.Workspace;
import scoreline.standalone.terminal.WrongUse;
import scoreline.standalone.train.Train;

/**
 * The commands, their options, and what becomes of a failure: 0 done, 1 failed, 2 wrong use, with one sentence on the
 * error stream; whatever else is known of a failure is in the log.
 */
@Command(name = "scoreline")
public final class Scoreline {
    private static final String START = "2018-01-01T00:00Z";
    private static final String EVERY = "10s";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final PrintWriter out;
    private final PrintWriter err;
    private final InstantSource clock;
    private final Path workspace;

    Scoreline(PrintWriter out, PrintWriter err, InstantSource clock, Path workspace) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.workspace = workspace;
    }

    static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(new Scoreline(out, err, InstantSource.system(), Workspace.folder()).run(arguments));
    }

    /** Runs one command line and returns its exit code. */
    int run(String... arguments) {
        var words = List.of(arguments);
        if (words.isEmpty()) {
            return help("scoreline");
        }
        if (words.contains("--help") || words.contains("-h")) {
            return help(words.getFirst().startsWith("-") ? "scoreline" : words.getFirst());
        }
        if (words.getFirst().equals("help")) {
            return help(words.size() > 1 ? words.get(1) : "scoreline");
        }
        return new CommandLine(this)
                .registerConverter(Duration.class, sayingWhy(HumanTime::duration))
                .registerConverter(Instant.class, sayingWhy(HumanTime::instant))
                .setParameterExceptionHandler(this::wrongUse)
                .execute(arguments);
    }

    private static <T> ITypeConverter<T> sayingWhy(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    @Command(name = "generate")
    int generate(
            @Option(names = "--out", required = true, paramLabel = "DIR") Path folder,
            @Option(names = "--rows", defaultValue = "20000", paramLabel = "N") int rows,
            @Option(names = "--seed", defaultValue = "1", paramLabel = "N") long seed) {
        return execute("generate", () -> new Generate(folder, rows, seed));
    }

    @Command(name = "train")
    int train(
            @Option(names = "--data", required = true, paramLabel = "DIR") Path data,
            @Option(names = "--out", required = true, paramLabel = "DIR") Path bundle,
            @Option(names = "--cost-ratio", defaultValue = "10", paramLabel = "R") double costRatio,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every,
            @Option(names = "--seed", defaultValue = "1", paramLabel = "N") long seed,
            @Option(names = "--threads", paramLabel = "N") @Nullable Integer threads) {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        return execute("train", () -> new Train(data, bundle, costRatio, start, every, seed, workers));
    }

    @Command(name = "score")
    int score(
            @Option(names = "--bundle", required = true, paramLabel = "DIR") Path bundle,
            @Option(names = "--input", required = true, paramLabel = "FILE") Path input,
            @Option(names = "--output", required = true, paramLabel = "OUT.csv|OUT.jsonl") Path output,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every) {
        return execute("score", () -> new Score(bundle, input, output, start, every));
    }

    @Command(name = "replay")
    int replay(
            @Option(names = "--bundle", required = true, paramLabel = "DIR") Path bundle,
            @Option(names = "--input", required = true, paramLabel = "FILE") Path input,
            @Option(names = "--output", required = true, paramLabel = "OUT.jsonl") Path output,
            @Option(names = "--state", paramLabel = "DIR") @Nullable Path state,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every) {
        return execute("replay", () -> new Replay(bundle, input, output, Optional.ofNullable(state), start, every));
    }

    @Command(name = "demo")
    int demo(
            @Option(names = "--data", paramLabel = "DIR") @Nullable Path data,
            @Option(names = "--rate", defaultValue = "100", paramLabel = "N") double rate,
            @Option(names = "--for", paramLabel = "DURATION") @Nullable Duration length,
            @Option(names = "--port", defaultValue = "0", paramLabel = "P") int port) {
        return execute("demo", () -> new Demo(Optional.ofNullable(data), rate, Optional.ofNullable(length), port));
    }

    @Command(name = "campaign")
    int campaign(
            @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--quick") boolean quick) {
        return execute("campaign", () -> out -> Exercises.CAMPAIGNS.run(name, quick, out));
    }

    @Command(name = "bench")
    int bench(
            @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--quick") boolean quick) {
        return execute("bench", () -> out -> Exercises.BENCHES.run(name, quick, out));
    }

    private interface Plan {
        Task make();
    }

    private int execute(String command, Plan plan) {
        @Nullable Path log = null;
        try {
            var task = plan.make();
            log = Workspace.logTo(workspace, command, clock);
            task.run(out);
            return DONE;
        } catch (WrongUse e) {
            return wrongUse(command, e.getMessage());
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            return failed(command, e, log);
        }
    }

    private int failed(String command, Throwable failure, @Nullable Path log) {
        if (log != null) {
            LoggerFactory.getLogger(Scoreline.class).error("{} failed", command, failure);
        }
        err.println(isOurs(failure) ? failure.getMessage() : unforeseen(command, failure, log));
        return FAILED;
    }

    /** Our own exceptions carry a sentence for whoever reads it. */
    private static boolean isOurs(Throwable failure) {
        return failure.getClass().getName().startsWith("scoreline.") && failure.getMessage() != null;
    }

    private static String unforeseen(String command, Throwable failure, @Nullable Path log) {
        var what = failure instanceof OutOfMemoryError
                ? "it needs more memory than this machine or SCORELINE_JAVA_OPTS allows"
                : failure.getClass().getSimpleName();
        return "The command " + command + " failed unexpectedly (" + what + ")"
                + (log == null ? "." : "; the log has the details: " + log);
    }

    private int wrongUse(ParameterException failure, String[] arguments) {
        var name = failure.getCommandLine().getCommandName();
        return wrongUse(
                name, String.valueOf(failure.getMessage()).lines().findFirst().orElse("wrong use"));
    }

    private int wrongUse(String command, @Nullable String sentence) {
        var help = command.equals("scoreline") ? "./scoreline help" : "./scoreline " + command + " --help";
        err.println(sentence + " (" + help + " says more).");
        return WRONG_USE;
    }

    private int help(String command) {
        var resource = command.matches("[a-z]+") ? "help/" + command + ".txt" : "help/";
        try (var text = Scoreline.class.getResourceAsStream(resource)) {
            if (text == null || resource.equals("help/")) {
                return wrongUse("scoreline", "There is no command named '" + command + "'");
            }
            out.print(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            out.flush();
            return DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
