package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.terminal.Stopped;

@DisabledOnOs(OS.WINDOWS)
class ForeignProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private ForeignProgram shell(String line) {
        return new ForeignProgram(List.of("sh", "-c", line), folder, Map.of("GREETING", "hello"));
    }

    @Test
    void it_says_how_it_ended_and_what_it_said_last() throws Exception {
        // When
        var ended = shell("echo first; echo $GREETING >&2; echo ----; exit 3").run(folder.resolve("log"), PATIENCE);
        // Then
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.lastLine()).isEqualTo("hello");
    }

    @Test
    void what_it_prints_can_be_kept_apart() throws Exception {
        // When
        var _ = shell("echo printed; echo else >&2").run(folder.resolve("output"), folder.resolve("log"), PATIENCE);
        // Then
        assertThat(folder.resolve("output")).hasContent("printed");
        assertThat(folder.resolve("log")).hasContent("else");
    }

    @Test
    void one_that_does_not_end_is_ended() {
        assertThatThrownBy(() -> shell("sleep 60").run(folder.resolve("log"), Duration.ofMillis(200)))
                .isInstanceOf(Stopped.class)
                .hasMessage("sh did not end within 0 s.");
    }

    @Test
    void one_that_is_not_there_is_no_failure_of_its_own() {
        // Given
        var missing = new ForeignProgram(List.of("no-such-program"), folder, Map.of());
        // When / Then
        assertThatThrownBy(() -> missing.run(folder.resolve("log"), PATIENCE)).isInstanceOf(IOException.class);
    }
}
