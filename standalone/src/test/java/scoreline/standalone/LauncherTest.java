package scoreline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does by itself, before any JDK or build. */
class LauncherTest {
    private static final Path SCRIPT = Path.of(System.getProperty("scoreline.root", ".."), "scoreline");

    @TempDir
    Path elsewhere;

    record Ended(int code, String out, String err) {}

    @BeforeEach
    void needs_bash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash on this machine");
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
                "test",
                "bench",
                "campaign",
                "help"
            })
    void help_comes_without_a_build_and_from_any_folder(String command) throws Exception {
        // When
        var ended = run(command, "--help");
        // Then
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Example: ./scoreline " + command);
    }

    @Test
    void alone_it_lists_every_command() throws Exception {
        // When
        var ended = run();
        // Then
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(
                        "demo ",
                        "generate ",
                        "train ",
                        "runs ",
                        "retrain ",
                        "score ",
                        "replay ",
                        "drift ",
                        "schema ",
                        "topics ",
                        "send ",
                        "test ",
                        "bench ",
                        "campaign ",
                        "help ");
    }

    @Test
    void an_unknown_command_is_wrong_use() throws Exception {
        // When
        var ended = run("conquer");
        // Then
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'conquer'", "demo, generate").hasLineCount(1);
    }

    @Test
    void a_link_to_it_works_as_it_does() throws Exception {
        // Given
        var link = Files.createSymbolicLink(elsewhere.resolve("a link"), SCRIPT.toAbsolutePath());
        // When
        var ended = run(link, List.of("help", "demo"));
        // Then
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Example: ./scoreline demo");
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return run(SCRIPT.toAbsolutePath(), List.of(arguments));
    }

    private Ended run(Path script, List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<String>(List.of("/bin/bash", script.toString()));
        words.addAll(arguments);
        var out = elsewhere.resolve("out.txt");
        var err = elsewhere.resolve("err.txt");
        int code = new ProcessBuilder(words)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
