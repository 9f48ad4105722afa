package scoreline.standalone;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import scoreline.service.life.Build;
import scoreline.standalone.demo.Demo;
import scoreline.standalone.drift.Comparison;
import scoreline.standalone.drift.Drift;
import scoreline.standalone.exercise.Exercises;
import scoreline.standalone.exercise.Repeats;
import scoreline.standalone.generate.Change;
import scoreline.standalone.generate.Generate;
import scoreline.standalone.replay.Replay;
import scoreline.standalone.retrain.Retrain;
import scoreline.standalone.runs.Recorder;
import scoreline.standalone.runs.RunsTask;
import scoreline.standalone.schema.SchemaTask;
import scoreline.standalone.score.Score;
import scoreline.standalone.send.Send;
import scoreline.standalone.terminal.HumanTime;
import scoreline.standalone.terminal.Terminal;
import scoreline.standalone.terminal.WrongUse;
import scoreline.standalone.topics.ApplyTopics;
import scoreline.standalone.train.Costs;
import scoreline.standalone.train.OwnTable;
import scoreline.standalone.train.Source;
import scoreline.standalone.train.Train;
import scoreline.tracking.BundleAddress;
import scoreline.tracking.FetchedBundle;
import scoreline.tracking.Models;
import scoreline.tracking.Tracking;
import scoreline.training.Effort;
import scoreline.training.generated.Scenario;

/** The commands and their options. */
@Command(name = "scoreline")
public final class Scoreline {
    private static final String START = "2018-01-01T00:00Z";
    private static final String EVERY = "10s";

    private final Terminal terminal;
    private final Map<String, String> environment;

    Scoreline(Terminal terminal) {
        this(terminal, System.getenv());
    }

    /** @param environment may name a tracking server */
    Scoreline(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
    }

    static void main(String[] arguments) {
        System.exit(new Scoreline(Terminal.standard()).run(arguments));
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
        if (words.getFirst().equals("--version")) {
            terminal.out().println("scoreline " + Build.of(Scoreline.class));
            return Terminal.DONE;
        }
        if (words.getFirst().equals("help")) {
            return help(words.size() > 1 ? words.get(1) : "scoreline");
        }
        return new CommandLine(this)
                .registerConverter(Duration.class, sayingWhy(HumanTime::duration))
                .registerConverter(Instant.class, sayingWhy(HumanTime::instant))
                .registerConverter(BundleAddress.class, sayingWhy(BundleAddress::parse))
                .registerConverter(Scenario.class, sayingWhy(Scenario::named))
                .setParameterExceptionHandler(terminal::wrongUse)
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
            @Option(names = "--seed", defaultValue = "1", paramLabel = "N") long seed,
            @Option(names = "--drift", paramLabel = "NAME") @Nullable Scenario scenario,
            @Option(names = "--strength", paramLabel = "X") @Nullable Double strength,
            @Option(names = "--from", paramLabel = "ROW|TIME") @Nullable String from,
            @Option(names = "--over", paramLabel = "ROWS") @Nullable Long over,
            @Option(names = "--outcomes") boolean outcomes,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every) {
        return terminal.execute("generate", () -> {
            var change = new Change(
                    Optional.ofNullable(scenario),
                    Optional.ofNullable(strength),
                    Optional.ofNullable(from),
                    Optional.ofNullable(over));
            return Generate.of(folder, rows, seed, change, outcomes, start, every);
        });
    }

    @Command(name = "train")
    int train(
            @Option(names = "--data", paramLabel = "DIR") @Nullable Path data,
            @Option(names = "--table", paramLabel = "FILE") @Nullable Path table,
            @Option(names = "--id", paramLabel = "COL") @Nullable String id,
            @Option(names = "--target", paramLabel = "COL") @Nullable String target,
            @Option(names = "--time", paramLabel = "COL") @Nullable String time,
            @Option(names = "--catalogue", paramLabel = "FILE") @Nullable Path catalogue,
            @Option(names = "--out", required = true, paramLabel = "DIR") Path bundle,
            @Option(names = "--cost-ratio", defaultValue = "10", paramLabel = "R") double costRatio,
            @Option(names = "--review-width", defaultValue = "0", paramLabel = "W") double reviewWidth,
            @Option(names = "--loss-given-default", defaultValue = "0.45", paramLabel = "X") double lossGivenDefault,
            @Option(names = "--interest-margin", defaultValue = "0.05", paramLabel = "X") double interestMargin,
            @Option(names = "--most-in-day", paramLabel = "N") @Nullable Integer mostInDay,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every,
            @Option(names = "--seed", defaultValue = "1", paramLabel = "N") long seed,
            @Option(names = "--quick") boolean quick,
            @Option(names = "--thorough") boolean thorough,
            @Option(names = "--compare-with", paramLabel = "FILE") @Nullable Path second,
            @Option(names = "--threads", paramLabel = "N") @Nullable Integer threads,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute("train", () -> {
            var columns = new OwnTable.Columns(
                    Optional.ofNullable(id), Optional.ofNullable(target), Optional.ofNullable(time));
            var source = Source.of(
                    Optional.ofNullable(data), Optional.ofNullable(table), columns, Optional.ofNullable(catalogue));
            var costs = new Costs(costRatio, reviewWidth, lossGivenDefault, interestMargin);
            return new Train(
                    source,
                    bundle,
                    costs,
                    mostInDay,
                    start,
                    every,
                    seed,
                    workers(threads),
                    effort(quick, thorough),
                    Optional.ofNullable(second),
                    recorder(runs));
        });
    }

    @Command(name = "retrain")
    int retrain(
            @Option(names = "--bundle", required = true, paramLabel = "B") BundleAddress champion,
            @Option(names = "--data", paramLabel = "DIR") @Nullable Path data,
            @Option(names = "--table", paramLabel = "FILE") @Nullable Path table,
            @Option(names = "--out", required = true, paramLabel = "DIR") Path bundle,
            @Option(names = "--promote") boolean promote,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every,
            @Option(names = "--threads", paramLabel = "N") @Nullable Integer threads,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute(
                "retrain",
                () -> new Retrain(
                        champion,
                        Optional.ofNullable(data),
                        Optional.ofNullable(table),
                        bundle,
                        promote,
                        start,
                        every,
                        workers(threads),
                        recorder(runs)));
    }

    @Command(name = "runs")
    int runs(
            @Parameters(arity = "0..*", paramLabel = "WORD") @Nullable List<String> words,
            @Option(names = "--reason", paramLabel = "TEXT") @Nullable String reason,
            @Option(names = "--model", defaultValue = Models.USUAL, paramLabel = "NAME") String model,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute(
                "runs",
                () -> RunsTask.of(words == null ? List.of() : words, model, reason, tracking(runs), terminal.clock()));
    }

    private static Effort effort(boolean quick, boolean thorough) {
        if (quick && thorough) {
            throw new WrongUse("One of --quick and --thorough may be asked for, and not both");
        }
        return quick ? Effort.QUICK : thorough ? Effort.THOROUGH : Effort.USUAL;
    }

    @Command(name = "score")
    int score(
            @Option(names = "--bundle", required = true, paramLabel = "B") BundleAddress bundle,
            @Option(names = "--input", required = true, paramLabel = "FILE") Path input,
            @Option(names = "--output", required = true, paramLabel = "OUT.csv|OUT.jsonl") Path output,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute("score", () -> new Score(fetching(bundle, runs), input, output, start, every));
    }

    @Command(name = "replay")
    int replay(
            @Option(names = "--bundle", required = true, paramLabel = "B") BundleAddress bundle,
            @Option(names = "--input", required = true, paramLabel = "FILE") Path input,
            @Option(names = "--output", required = true, paramLabel = "OUT.jsonl") Path output,
            @Option(names = "--state", paramLabel = "DIR") @Nullable Path state,
            @Option(names = "--registry", paramLabel = "URL") @Nullable URI registry,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute(
                "replay",
                () -> new Replay(
                        fetching(bundle, runs),
                        input,
                        output,
                        Optional.ofNullable(state),
                        Optional.ofNullable(registry),
                        start,
                        every));
    }

    @Command(name = "drift")
    int drift(
            @Option(names = "--bundle", paramLabel = "B") @Nullable BundleAddress bundle,
            @Option(names = "--reference", paramLabel = "FILE") @Nullable Path reference,
            @Option(names = "--input", required = true, paramLabel = "FILE") Path input,
            @Option(names = "--output", required = true, paramLabel = "R.html|R.json") Path output,
            @Option(names = "--id", paramLabel = "COL") @Nullable String id,
            @Option(names = "--target", paramLabel = "COL") @Nullable String target,
            @Option(names = "--parity", paramLabel = "evidently") @Nullable String parity,
            @Option(names = "--start", defaultValue = START, paramLabel = "TIME") Instant start,
            @Option(names = "--every", defaultValue = EVERY, paramLabel = "DURATION") Duration every,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute("drift", () -> {
            if ((bundle == null) == (reference == null)) {
                throw new WrongUse("One of --bundle and --reference is needed, and not both");
            }
            if (reference != null) {
                return new Drift(
                        Comparison.withTable(
                                reference,
                                input,
                                Optional.ofNullable(id),
                                Optional.ofNullable(target),
                                Optional.ofNullable(parity)),
                        output);
            }
            if (id != null || target != null || parity != null) {
                throw new WrongUse("--id, --target and --parity go with --reference, not with --bundle");
            }
            return new Drift(
                    Comparison.withBundle(
                            fetching(requireNonNull(bundle), runs), input, output.resolveSibling(""), start, every),
                    output);
        });
    }

    @Command(name = "schema")
    int schema(
            @Parameters(arity = "0..*", paramLabel = "WORD") @Nullable List<String> words,
            @Option(names = "--bundle", paramLabel = "B") @Nullable BundleAddress bundle,
            @Option(names = "--registry", paramLabel = "URL") @Nullable URI registry,
            @Option(names = "--monitor") boolean monitored,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute(
                "schema",
                () -> SchemaTask.of(
                        words == null ? List.of() : words,
                        Optional.ofNullable(bundle).map(address -> fetching(address, runs)),
                        Optional.ofNullable(registry),
                        monitored));
    }

    @Command(name = "topics")
    int topics(
            @Parameters(arity = "0..*", paramLabel = "WORD") @Nullable List<String> words,
            @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT") String servers,
            @Option(names = "--replication", defaultValue = "3", paramLabel = "N") int replication,
            @Option(names = "--monitor") boolean monitored) {
        return terminal.execute(
                "topics", () -> ApplyTopics.of(words == null ? List.of() : words, servers, replication, monitored));
    }

    @Command(name = "send")
    int send(
            @Option(names = "--bundle", required = true, paramLabel = "B") BundleAddress bundle,
            @Option(names = "--input", required = true, paramLabel = "FILE") Path input,
            @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT") String servers,
            @Option(names = "--rate", defaultValue = "10", paramLabel = "N") double rate,
            @Option(names = "--count", paramLabel = "N") @Nullable Long count,
            @Option(names = "--runs", paramLabel = "DIR") @Nullable Path runs) {
        return terminal.execute(
                "send",
                () -> new Send(
                        fetching(bundle, runs), input, servers, rate, Optional.ofNullable(count), terminal.clock()));
    }

    @Command(name = "demo")
    int demo(
            @Option(names = "--data", paramLabel = "DIR") @Nullable Path data,
            @Option(names = "--rate", defaultValue = "100", paramLabel = "N") double rate,
            @Option(names = "--for", paramLabel = "DURATION") @Nullable Duration length,
            @Option(names = "--port", defaultValue = "0", paramLabel = "P") int port,
            @Option(names = "--drift", paramLabel = "NAME") @Nullable String drift,
            @Option(names = "--from", paramLabel = "DURATION") @Nullable Duration from) {
        return terminal.execute(
                "demo",
                () -> new Demo(
                        terminal.workspace().resolve("demo"),
                        Optional.ofNullable(data),
                        rate,
                        Optional.ofNullable(length),
                        port,
                        Demo.story(drift, data),
                        Optional.ofNullable(from)));
    }

    @Command(name = "campaign")
    int campaign(
            @Parameters(arity = "0..1", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--quick") boolean quick,
            @Option(names = "--seed", paramLabel = "N") @Nullable Long seed,
            @Option(names = "--runs", paramLabel = "N") @Nullable Integer runs) {
        return terminal.execute("campaign", () -> {
            var repeats = new Repeats(Optional.ofNullable(seed), Optional.ofNullable(runs));
            return out -> Exercises.CAMPAIGNS.run(name, quick, repeats, out);
        });
    }

    private static int workers(@Nullable Integer threads) {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private Supplier<FetchedBundle> fetching(BundleAddress address, @Nullable Path runs) {
        return () -> address.fetch(() -> tracking(runs));
    }

    private Recorder recorder(@Nullable Path runs) {
        return new Recorder(tracking(runs), terminal.clock());
    }

    private Tracking tracking(@Nullable Path runs) {
        var folder = runs == null ? terminal.workspace().resolveSibling("runs") : runs;
        return Tracking.of(folder, terminal.workspace().resolve("bundles"), environment);
    }

    private int help(String command) {
        var resource = command.matches("[a-z]+") ? "help/" + command + ".txt" : "help/";
        try (var text = Scoreline.class.getResourceAsStream(resource)) {
            if (text == null || resource.equals("help/")) {
                return terminal.wrongUse("scoreline", "There is no command named '" + command + "'");
            }
            terminal.out().print(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            terminal.out().flush();
            return Terminal.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
