package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, because trust once given stays. */
class TrustedClassesTest {
    @Test
    void whoever_has_met_a_schema_may_build_a_decision() throws Exception {
        // When
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fresh.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        assertThat(said).endsWith("built APPROVE");
        assertThat(process.waitFor()).isZero();
    }

    static final class Fresh {
        private Fresh() {}

        public static void main(String[] args) {
            SchemaHistory.application();
            System.out.print("built " + Samples.decision().getOutcome());
        }
    }
}
