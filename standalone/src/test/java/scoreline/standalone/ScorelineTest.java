package scoreline.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import scoreline.standalone.terminal.Terminal;

class ScorelineTest {
    @TempDir
    Path workspace;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void alone_it_prints_its_help() {
        // When
        int code = run();
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("./scoreline demo", "./scoreline train");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void its_version_names_the_commit() {
        // When
        int code = run("--version");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).matches("scoreline \\S+ \\(commit \\S+\\)\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "generate",
                "train",
                "runs",
                "retrain",
                "score",
                "replay",
                "drift",
                "schema",
                "topics",
                "send",
                "bench",
                "campaign",
                "test",
                "help"
            })
    void each_command_has_help_with_an_example(String command) {
        // When
        int code = run(command, "--help");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("\nExample: ./scoreline " + command);
    }

    static Set<String> commands() {
        return new CommandLine(new Scoreline(Terminal.standard()))
                .getSubcommands()
                .keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_names_every_option(String command) {
        // Given
        var commands = new CommandLine(scoreline()).getSubcommands();
        var options = requireNonNull(commands.get(command)).getCommandSpec().options();
        // When
        run(command, "--help");
        // Then
        for (var option : options.stream().filter(each -> !each.hidden()).toList()) {
            assertThat(out.toString()).containsPattern("(?m)^  " + option.longestName() + "\\b");
            if (option.defaultValue() != null && !option.typeInfo().isBoolean()) {
                assertThat(out.toString()).contains("(" + option.defaultValue() + ")");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonsense                                       | nonsense
                    generate --out o --rows 0                      | --rows
                    generate --out o --drift up                    | shift, missing, category, mix, ageing, concept
                    generate --out o --drift shift --strength 9    | --strength
                    generate --out o --drift shift --strength NaN  | --strength
                    generate --out o --strength 1                  | --drift
                    generate --out o --from 10                     | --drift
                    generate --out o --drift shift --from soon     | --from
                    generate --out o --drift shift --from -1       | --from
                    generate --out o --drift shift --over 0        | --over
                    generate --out o --outcomes --every 0s         | --every
                    train --data d                                 | --out
                    train --out o                                  | --table
                    train --data d --table t --out o               | --table
                    train --data d --id i --out o                  | --table
                    train --data d --catalogue c --out o           | --table
                    train --table t --id i --out o                 | --target
                    train --table t --target y --out o             | --id
                    train --table t --id i --target i --out o      | --target
                    train --table t --id i --target y --time y --out o | --time
                    schema                                         | --bundle
                    schema burn --bundle b                         | burn
                    schema --bundle b --monitor                    | --monitor
                    schema --bundle b --registry http://r          | --registry
                    schema register                                | --registry
                    schema register --registry localhost:8081      | --registry
                    train --data d --out o --cost-ratio 0          | --cost-ratio
                    train --data d --out o --cost-ratio NaN        | --cost-ratio
                    train --data d --out o --review-width 1        | --review-width
                    train --data d --out o --review-width -0.1     | --review-width
                    train --data d --out o --review-width NaN      | --review-width
                    train --data d --out o --cost-ratio 0.3 --review-width 0.3 | --review-width
                    train --data d --out o --loss-given-default 0  | --loss-given-default
                    train --data d --out o --loss-given-default 45 | --loss-given-default
                    train --data d --out o --interest-margin 0     | --interest-margin
                    train --data d --out o --interest-margin much  | --interest-margin
                    train --data d --out o --most-in-day 0         | --most-in-day
                    train --data d --out o --most-in-day two       | --most-in-day
                    train --data d --out o --threads 0             | --threads
                    train --data d --out o --every 0s              | --every
                    train --data d --out o --start yesterday       | --start
                    train --data d --out o --seed many             | --seed
                    score --bundle b --input i --output o.parquet  | --output
                    score --bundle models:/m --input i --output o.csv | models:/NAME@ALIAS
                    runs conquer                                   | conquer
                    runs compare a                                 | compare
                    runs promote                                   | promote
                    runs --reason why                              | --reason
                    retrain --bundle b --out o                     | --data
                    retrain --bundle b --table t --data d --out o  | --data
                    retrain --bundle b --table t --out o --promote | --promote
                    retrain --bundle b --table t --out o --threads 0 | --threads
                    replay --bundle b --input i                    | --output
                    replay --bundle b --input i --output o.csv --registry localhost:8081 | --registry
                    drift --bundle b --input i                     | --output
                    drift --input i --output o.html                | --reference
                    drift --bundle b --reference r --input i --output o.html | --reference
                    drift --reference r --input i --output o.pdf   | --output
                    drift --reference r --input i --output o.json --parity nannyml | --parity
                    drift --bundle b --input i --output o.json --parity evidently | --parity
                    drift --bundle b --input i --output o.json --every 0s | --every
                    demo --rate 0                                  | --rate
                    demo --for 5x                                  | --for
                    demo --for 0s                                  | --for
                    demo --port 70000                              | --port
                    demo --prot 7000                               | --prot
                    demo --drift up                                | shift, missing, category, mix, ageing, concept, nor none
                    demo --drift shift --data d                    | --data
                    demo --drift none --from 10s                   | --drift
                    demo --data d --from 10s                       | --drift
                    demo --drift shift --for 20s --from 20s        | --from
                    demo --drift shift --from PT-1S                | --from
                    topics apply                                   | --bootstrap-servers
                    topics --bootstrap-servers b:1                 | apply
                    topics burn --bootstrap-servers b:1            | burn
                    topics apply --bootstrap-servers b:1 --replication 0 | --replication
                    send --bundle b --input i                      | --bootstrap-servers
                    send --bundle b --input i --bootstrap-servers b:1 --rate 0 | --rate
                    send --bundle b --input i --bootstrap-servers b:1 --count 0 | --count
                    campaign conquest                              | conquest
                    help nonsense                                  | nonsense
                    """)
    void wrong_use_is_one_sentence_that_names_what_is_wrong(String line, String named) {
        // When
        int code = run(line.split(" "));
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(named).doesNotContain("Exception");
    }

    @Test
    void campaigns_are_listed() {
        // When
        int code = run("campaign");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains(
                        "  crash ",
                        "  search ",
                        "  drift ",
                        "  elastic ",
                        "  scenarios ",
                        "  api ",
                        "  dashboard ",
                        "  fuzz ",
                        "  clients ");
    }

    private int run(String... arguments) {
        return scoreline()
                .run(Arrays.stream(arguments).filter(word -> !word.isEmpty()).toArray(String[]::new));
    }

    private Scoreline scoreline() {
        return new Scoreline(
                new Terminal(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        InstantSource.system(),
                        workspace.resolve("work")),
                Map.of());
    }
}
