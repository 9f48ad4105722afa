package scoreline.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import scoreline.standalone.Scoreline;
import scoreline.standalone.terminal.Terminal;

class BenchmarksTest {
    @TempDir
    Path workspace;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_a_name_they_are_listed() {
        // When
        int code = benchmarks().run("bench");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("  explain ", "  stream ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench conquest", "bench explain --conquest", "conquest"})
    void wrong_use_is_one_sentence_that_names_what_is_wrong(String line) {
        // When
        int code = benchmarks().run(line.split(" "));
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("conquest").hasLineCount(1);
    }

    @Test
    void help_names_every_option() throws Exception {
        // Given
        var bench =
                requireNonNull(new CommandLine(benchmarks()).getSubcommands().get("bench"));
        // When
        String help;
        try (var text = requireNonNull(Scoreline.class.getResourceAsStream("help/bench.txt"))) {
            help = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
        // Then
        assertThat(bench.getCommandSpec().options())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help).containsPattern("(?m)^  " + option.longestName() + "\\b"));
    }

    private Benchmarks benchmarks() {
        return new Benchmarks(new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), InstantSource.system(), workspace));
    }
}
