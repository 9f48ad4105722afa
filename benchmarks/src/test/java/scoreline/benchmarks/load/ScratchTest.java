package scoreline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    private static final long NO_PROCESS = 4_000_000_000L;

    @TempDir
    Path parent;

    @Test
    void nothing_is_left_of_a_run() throws Exception {
        // Given
        var scratch = Scratch.make(parent);
        Files.writeString(
                Files.createDirectories(scratch.folder().resolve("a/b")).resolve("file"), "text");
        // When
        scratch.close();
        // Then
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void what_a_killed_run_left_goes_with_the_next() throws Exception {
        // Given
        var left = Files.createDirectories(parent.resolve("stream-" + NO_PROCESS + "/run"));
        // When
        try (var _ = Scratch.make(parent)) {
            // Then
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void a_run_beside_it_is_left_alone() throws Exception {
        // Given
        var parentProcess = ProcessHandle.current().parent().orElseThrow();
        var beside = Files.createDirectories(parent.resolve("stream-" + parentProcess.pid()));
        // When
        try (var _ = Scratch.make(parent)) {
            // Then
            assertThat(beside).exists();
        }
    }
}
