package scoreline.scorer.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.judgement.MadeUpBundle;

class ScorerMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... args) {
        return ScorerMain.run(args, environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    @Test
    void help_ends_with_0_and_an_example() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("Example:");
    }

    @Test
    void wrong_use_ends_with_2_and_a_sentence() {
        assertThat(run(Map.of(), "a", "b")).isEqualTo(2);
        assertThat(run(Map.of("SCORER_STATE", "s"))).isEqualTo(2);
        assertThat(run(Map.of(), "no-such-file.properties")).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "The scorer takes one settings file at most; --help says more.",
                        "scorer.bundle is missing.",
                        "The settings file no-such-file.properties cannot be read.");
    }

    @Test
    void a_bundle_that_is_not_there_ends_with_1_and_a_sentence(@TempDir Path folder) {
        // Given
        var missing = folder.resolve("missing");

        // Then
        assertThat(run(Map.of("SCORER_BUNDLE", missing.toString(), "SCORER_STATE", "s")))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains(missing.toString());
    }

    @Test
    void a_registered_bundle_that_nobody_can_name_ends_with_1_and_a_sentence(@TempDir Path folder) {
        // Given
        var environment = Map.of(
                "SCORER_BUNDLE",
                "models:/credit-default@champion",
                "SCORER_STATE",
                folder.resolve("state").toString());
        var withoutServer = new HashMap<>(environment);
        withoutServer.put("SCORER_RUNS", folder.resolve("runs").toString());
        var withDeadServer = new HashMap<>(environment);
        withDeadServer.put("MLFLOW_TRACKING_URI", "http://127.0.0.1:1");

        // Then
        assertThat(run(withoutServer)).isEqualTo(1);
        assertThat(run(withDeadServer)).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "There is no models:/credit-default@champion in " + folder.resolve("runs/registered") + ".",
                        "The tracking server http://127.0.0.1:1 does not answer, so it is not known which version"
                                + " models:/credit-default@champion means; a version that was fetched before can be"
                                + " named by its number.");
    }

    @Test
    void a_memory_shorter_than_the_day_that_the_policy_counts_ends_with_2_and_a_sentence(@TempDir Path folder) {
        // Given
        MadeUpBundle.write(folder.resolve("bundle"), 2);
        var environment = Map.of(
                "SCORER_BUNDLE",
                folder.resolve("bundle").toString(),
                "SCORER_STATE",
                folder.resolve("state").toString(),
                "SCORER_REMEMBER",
                "23h");

        // Then
        assertThat(run(environment)).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "scorer.remember must be at least 1d for this bundle, whose policy counts an applicant's day.");
    }

    @Test
    void an_address_that_nobody_can_resolve_ends_with_1_and_a_sentence(@TempDir Path folder) {
        // Given
        MadeUpBundle.write(folder.resolve("bundle"));
        var environment = Map.of(
                "SCORER_BUNDLE",
                folder.resolve("bundle").toString(),
                "SCORER_STATE",
                folder.resolve("state").toString(),
                "SCORER_HTTP_PORT",
                "0",
                "SCORER_BOOTSTRAP_SERVERS",
                "no-such-host.invalid:9092");

        // Then
        assertThat(run(environment)).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("Kafka's client does not start: ");
    }
}
