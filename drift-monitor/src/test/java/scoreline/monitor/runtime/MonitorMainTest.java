package scoreline.monitor.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... args) {
        return MonitorMain.run(args, environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    @Test
    void help_ends_with_0_and_an_example() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("Example:");
    }

    @Test
    void wrong_use_ends_with_2_and_a_sentence() {
        assertThat(run(Map.of(), "a", "b")).isEqualTo(2);
        assertThat(run(Map.of("MONITOR_STATE", "s"))).isEqualTo(2);
        assertThat(run(Map.of("MONITOR_BUNDEL", "b"))).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "The monitor takes one settings file at most; --help says more.",
                        "monitor.bundles is missing.",
                        "The environment variable MONITOR_BUNDEL names no key of the monitor.");
    }

    @Test
    void a_bundle_that_is_not_there_ends_with_1_and_a_sentence(@TempDir Path folder) {
        // Given
        var missing = folder.resolve("missing");

        // Then
        assertThat(run(Map.of("MONITOR_BUNDLES", missing.toString(), "MONITOR_STATE", "s")))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains(missing.toString());
    }
}
