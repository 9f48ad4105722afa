package scoreline.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.bundle.UnusableBundle;

class FileTrackingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String MODEL = "credit-default";

    @TempDir
    private Path folder;

    private Tracking tracking;

    @BeforeEach
    void track() {
        tracking = Tracking.of(folder.resolve("runs"), folder.resolve("cache"), Map.of());
    }

    private Run train(long seed) {
        Path bundle = folder.resolve("bundle-" + seed);
        MadeUpBundle.write(bundle, seed);
        String id = tracking.runs().begin("training " + seed, NOON.plusSeconds(seed));
        return tracking.runs().finish(id, Findings.of(bundle), NOON.plusSeconds(seed + 1));
    }

    private FetchedBundle fetch(String address) {
        return BundleAddress.parse(address).fetch(() -> tracking);
    }

    @Test
    void a_finished_run_tells_all_numbers_and_the_recipe_part_by_part() {
        // When
        Run run = train(7);
        // Then
        assertThat(tracking.runs().all()).containsExactly(run);
        assertThat(run.status()).isEqualTo(Run.Status.FINISHED);
        assertThat(run.ended()).contains(NOON.plusSeconds(8));
        assertThat(run.params())
                .isEqualTo(new TreeMap<>(Map.of("seed", "7", "recipe.folds", "2", "recipe.growth.depth", "3")));
        assertThat(run.metrics()).isEqualTo(new TreeMap<>(Map.of("auc", 0.5 + 7 / 100.0, "confusion.refused", 7.0)));
        assertThat(run.bundle())
                .contains(FetchedBundle.in(folder.resolve("bundle-7")).bundle().sha256());
    }

    @Test
    void a_kill_leaves_an_unfinished_run_without_a_bundle_whatever_was_copied_before() throws IOException {
        // Given
        MadeUpBundle.write(folder.resolve("bundle"), 1);
        String id = tracking.runs().begin("killed", NOON);
        // When: killed while the bundle was being copied, and right after
        Files.createDirectories(folder.resolve("runs/tracked").resolve(id).resolve(".draft-1"));
        Files.createDirectories(folder.resolve("runs/tracked").resolve(id).resolve("bundle"));
        Files.createDirectories(folder.resolve("runs/tracked/20261121-110000"));
        // Then
        Run killed = tracking.runs().find(id);
        assertThat(killed.status()).isEqualTo(Run.Status.UNFINISHED);
        assertThat(killed.bundle()).isEmpty();
        assertThat(tracking.runs().all()).hasSize(1);
        assertThatThrownBy(() -> tracking.models().promote(MODEL, killed, "hope", NOON))
                .hasMessage("The run " + id + " cannot be promoted: it did not finish with a bundle.");
    }

    @Test
    void runs_of_the_same_second_have_their_own_ids_and_the_newest_comes_first() {
        // When
        String first = tracking.runs().begin("a", NOON);
        String second = tracking.runs().begin("b", NOON);
        String later = tracking.runs().begin("c", NOON.plusSeconds(1));
        tracking.runs().fail(first, NOON.plusSeconds(9));
        // Then
        assertThat(tracking.runs().all())
                .extracting(Run::id)
                .containsExactly(later, second, first)
                .containsExactly("20261121-120001", "20261121-120000-2", "20261121-120000");
        assertThat(tracking.runs().find("20261121-120000").status()).isEqualTo(Run.Status.FAILED);
        assertThatThrownBy(() -> tracking.runs().find("20261121")).hasMessageStartingWith("The ids of 3 runs in ");
        assertThatThrownBy(() -> tracking.runs().find("2027")).hasMessageEndingWith(" is called 2027.");
        assertThat(tracking.runs().find("b").id()).isEqualTo(second);
        assertThat(tracking.runs().begin("b", NOON.plusSeconds(5)))
                .isEqualTo(tracking.runs().find("b").id());
    }

    @Test
    void what_a_training_tried_is_a_run_under_it_and_not_taken_for_a_training() {
        // Given
        Run training = train(1);
        var tried = Findings.of(
                        "{\"family\": \"LightGBM\", \"servable\": true, \"learner\": {\"growth\": {\"depth\": 4}}}"
                                .getBytes(UTF_8),
                        "{\"auc\": 0.7, \"note\": \"none\", \"confusion\": {\"refused\": 3}}".getBytes(UTF_8))
                .withMetrics(Map.of("fit_seconds", 1.5))
                .withTags(Map.of("champion", "true"));
        // When
        String id = tracking.runs().begin("LightGBM", Optional.of(training.id()), NOON.plusSeconds(9));
        Run kept = tracking.runs().finish(id, tried, NOON.plusSeconds(9));
        // Then
        assertThat(tracking.runs().all()).containsExactly(kept, training);
        assertThat(tracking.runs().find(id)).isEqualTo(kept);
        assertThat(kept.parent()).contains(training.id());
        assertThat(kept.status()).isEqualTo(Run.Status.FINISHED);
        assertThat(kept.params())
                .isEqualTo(
                        new TreeMap<>(Map.of("family", "LightGBM", "servable", "true", "learner.growth.depth", "4")));
        assertThat(kept.metrics())
                .isEqualTo(new TreeMap<>(Map.of("auc", 0.7, "confusion.refused", 3.0, "fit_seconds", 1.5)));
        assertThat(kept.tags()).isEqualTo(new TreeMap<>(Map.of("champion", "true")));
        // And
        assertThat(tracking.runs().find("20261121").id()).isEqualTo(training.id());
        assertThatThrownBy(() -> tracking.runs().find("LightGBM")).hasMessageEndingWith(" is called LightGBM.");
        assertThatThrownBy(() -> tracking.models().promote(MODEL, kept, "hope", NOON))
                .hasMessage("The run " + id + " cannot be promoted: it did not finish with a bundle.");
    }

    @Test
    void promotion_moves_both_aliases_and_is_recorded_with_time_and_reason() throws IOException {
        // Given
        Run first = train(1);
        Run second = train(2);
        // When
        Promotion one = tracking.models().promote(MODEL, first, "the first", NOON);
        Promotion two = tracking.models().promote(MODEL, second, "cheaper", NOON.plusSeconds(60));
        // Then
        assertThat(one.previous()).isEmpty();
        assertThat(two.previous()).contains(one.champion());
        assertThat(fetch("models:/credit-default@champion").bundle().sha256())
                .isEqualTo(second.bundle().orElseThrow());
        assertThat(fetch("models:/credit-default@previous").bundle().sha256())
                .isEqualTo(first.bundle().orElseThrow());
        assertThat(fetch("models:/credit-default/1").version()).contains(one.champion());
        assertThat(Files.readString(folder.resolve("runs/registered/credit-default.json")))
                .contains("\"reason\" : \"cheaper\"", "\"when\" : \"2026-11-21T12:01:00Z\"");
    }

    @Test
    void going_back_to_the_previous_one_makes_no_new_version() {
        // Given
        Run first = train(1);
        Run second = train(2);
        tracking.models().promote(MODEL, first, "the first", NOON);
        tracking.models().promote(MODEL, second, "cheaper", NOON);
        // When
        Promotion back = tracking.models().promote(MODEL, first, "it drifted", NOON);
        // Then
        assertThat(back.champion().number()).isEqualTo(1);
        assertThat(back.previous().map(ModelVersion::number)).contains(2);
        assertThat(tracking.models().version(MODEL, 3)).isEmpty();
        assertThatThrownBy(() -> tracking.models().promote(MODEL, first, "again", NOON))
                .hasMessage("The run " + first.id() + " is champion of credit-default already.");
    }

    @Test
    void promotions_at_the_same_time_come_one_after_the_other() throws Exception {
        // Given
        var runs = List.of(train(1), train(2), train(3), train(4));
        // When: each through its own file handle, as separate processes would
        List<Future<Promotion>> promotions;
        try (var threads = Executors.newFixedThreadPool(4)) {
            var promoting = new ArrayList<Callable<Promotion>>();
            for (Run run : runs) {
                promoting.add(() -> Tracking.of(folder.resolve("runs"), folder, Map.of())
                        .models()
                        .promote(MODEL, run, "race", NOON));
            }
            promotions = threads.invokeAll(promoting);
        }
        // Then: every former champion but the last was somebody's predecessor
        var predecessors = new ArrayList<Optional<ModelVersion>>();
        for (var promotion : promotions) {
            predecessors.add(promotion.get().previous());
        }
        assertThat(predecessors).doesNotHaveDuplicates().contains(Optional.empty());
        assertThat(tracking.models().version(MODEL, 4)).isPresent();
        assertThat(tracking.models().version(MODEL, 5)).isEmpty();
    }

    @Test
    void a_bundle_that_was_altered_or_exchanged_does_not_serve() throws IOException {
        // Given
        Run first = train(1);
        Run second = train(2);
        tracking.models().promote(MODEL, first, "the first", NOON);
        tracking.models().promote(MODEL, second, "the second", NOON);
        Path kept = folder.resolve("runs/tracked").resolve(first.id()).resolve("bundle");
        // When
        Files.writeString(kept.resolve("policy.json"), "{}");
        WholeFiles.remove(folder.resolve("runs/tracked").resolve(second.id()).resolve("bundle"));
        MadeUpBundle.write(folder.resolve("runs/tracked").resolve(second.id()).resolve("bundle"), 3);
        // Then
        assertThatThrownBy(() -> fetch("models:/credit-default/1")).isInstanceOf(UnusableBundle.class);
        assertThatThrownBy(() -> fetch("models:/credit-default/2"))
                .hasMessageEndingWith("is not the bundle that was registered as models:/credit-default/2.");
    }

    @Test
    void what_is_not_registered_is_a_sentence() {
        assertThatThrownBy(() -> fetch("models:/credit-default@champion"))
                .isInstanceOf(UnusableTracking.class)
                .hasMessage(
                        "There is no models:/credit-default@champion in " + folder.resolve("runs/registered") + ".");
    }

    @Test
    void a_file_that_is_no_run_is_named() throws IOException {
        // Given
        String id = tracking.runs().begin("a", NOON);
        Path file = folder.resolve("runs/tracked").resolve(id).resolve("run.json");
        Files.writeString(file, "{\"id\": ");
        // Then
        assertThatThrownBy(() -> tracking.runs().all()).hasMessage(file + " is no run that can be read.");
    }
}
