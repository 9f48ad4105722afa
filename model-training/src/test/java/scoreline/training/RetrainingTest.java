package scoreline.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scoreline.training.Comparison.ChampionSaw;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.Trainer;
import scoreline.training.business.Stakes;
import scoreline.training.experiment.Recipe;
import scoreline.training.tables.SubmissionTimes;

class RetrainingTest {
    private static final Recipe SMALL = new Recipe(new Growth(0.2, 3, 1, 0.8, 0.8, 10, 64), 40, 10, 3, 20, 10, 3);
    private static final byte[] CATALOGUE = SmallCatalogue.json(List.of("CREDIT", "INCOME"), List.of("WORK"));

    @TempDir
    private Path folder;

    @Test
    void a_recipe_comes_back_from_a_bundles_provenance() {
        assertThat(RecipeJson.read(RecipeJson.write(SMALL))).contains(SMALL);
        assertThat(RecipeJson.read(RecipeJson.write(Recipe.standard()))).contains(Recipe.standard());
        assertThat(RecipeJson.read("Recipe[growth=3]")).isEmpty();
        assertThat(RecipeJson.read("{}")).isEmpty();
    }

    @Test
    void a_candidate_has_the_champions_recipe_and_beats_one_that_learnt_another_world() throws IOException {
        // Given
        Path champion = train(table(3_000, -1, 1), "champion");
        Path rows = table(4_000, 1, 2);
        // When
        var retrained = retrain(rows, champion, "candidate");
        // Then
        var provenance = retrained.bundle().manifest().provenance();
        assertThat(provenance)
                .containsEntry("recipe", RecipeJson.write(SMALL))
                .containsEntry("seed", "5")
                .containsEntry("data_sha256", DataFingerprint.of(rows))
                .containsEntry("data_part", "the oldest 3200 of 4000 rows");
        assertThat(retrained.metrics().rows()).isEqualTo(3_200);
        assertThat(retrained.bundle().policy().costRatio()).isEqualTo(7);
        var comparison = retrained.comparison();
        assertThat(comparison.rows()).isEqualTo(800);
        assertThat(comparison.championSaw()).isEqualTo(ChampionSaw.UNKNOWN);
        assertThat(comparison.auc().champion()).isLessThan(0.5);
        assertThat(comparison.auc().candidate()).isGreaterThan(0.65);
        assertThat(comparison.verdict().promote()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_candidate_is_grown_exactly_as_its_champion_was(Recipe recipe, String begins) throws IOException {
        // Given
        Path champion = train(recipe, table(3_000, 1, 1), "champion");
        Path rows = table(2_500, 1, 2);
        Path oldest = Files.write(
                folder.resolve("oldest.csv"), Files.readAllLines(rows).subList(0, 1 + 2_000));
        // When
        var retrained = retrain(rows, champion, "candidate");
        // Then: the same trees as by that recipe on those rows, and no others
        assertThat(retrained.recipe()).isEqualTo(recipe);
        assertThat(model(folder.resolve("candidate")))
                .isEqualTo(model(train(recipe, oldest, "by-hand")))
                .startsWith(begins.getBytes(UTF_8))
                .isNotEqualTo(model(train(SMALL, oldest, "by-another-recipe")));
    }

    static Stream<Arguments> recipes() {
        return Stream.of(
                Arguments.of(named("LightGBM", SMALL.with(SMALL.growth().by(Trainer.LIGHTGBM))), "tree"),
                Arguments.of(named("a team", SMALL.with(SMALL.growth().team(2))), "[["),
                Arguments.of(
                        named(
                                "XGBoost as a search draws it",
                                SMALL.with(new Growth(0.058, 5, 7.3, 0.61, 0.092, 11, 254))),
                        "{L"),
                Arguments.of(
                        named(
                                "LightGBM as a search draws it",
                                SMALL.with(new Growth(0.11, 4, 12, 0.83, 0.29, 5.4, 254).by(Trainer.LIGHTGBM))),
                        "tree"));
    }

    @Test
    void a_champion_that_a_comparison_chose_is_retrained_by_the_recipe_that_won() throws IOException {
        // Given
        Path champion = folder.resolve("champion");
        var trained = new Training(
                        table(3_000, 1, 1),
                        SubmissionTimes.USUAL,
                        SMALL,
                        Stakes.atRatio(7),
                        0,
                        5,
                        2,
                        null,
                        Effort.USUAL,
                        Optional.empty())
                .writeTo(champion, CATALOGUE, (_, _) -> {});
        var lab = trained.lab().orElseThrow();
        // When
        var retrained = retrain(table(2_500, 1, 2), champion, "candidate");
        // Then
        assertThat(retrained.recipe().growth().trainer().title())
                .isEqualTo(lab.candidates().get(lab.champion()).family());
        assertThat(retrained.bundle().manifest().provenance())
                .containsEntry(
                        "recipe", trained.bundle().manifest().provenance().get("recipe"));
    }

    @Test
    void a_champion_of_the_same_rows_stays_and_it_is_said_that_it_knew_them() throws IOException {
        // Given
        Path rows = table(3_000, 1, 3);
        Path champion = train(rows, "champion");
        // When
        var comparison = retrain(rows, champion, "candidate").comparison();
        // Then
        assertThat(comparison.championSaw()).isEqualTo(ChampionSaw.ALL);
        assertThat(comparison.verdict().promote()).isFalse();
    }

    @Test
    void retrained_on_the_same_rows_nothing_changes() throws IOException {
        // Given
        Path rows = table(3_000, 1, 3);
        Path champion = train(rows, "champion");
        Path candidate = folder.resolve("candidate");
        var first = retrain(rows, champion, "candidate");
        // When
        var second = retrain(rows, candidate, "again");
        // Then
        assertThat(second.comparison().championSaw()).isEqualTo(ChampionSaw.NONE);
        assertThat(second.bundle().sha256()).isEqualTo(first.bundle().sha256());
        assertThat(second.comparison().auc().candidate())
                .isEqualTo(second.comparison().auc().champion());
        assertThat(second.comparison().verdict().promote()).isFalse();
    }

    @Test
    void the_newest_rows_judge_wherever_they_stand_in_the_table() throws IOException {
        // Given: the newest come first, and only their outcomes go the other way
        Path champion = train(table(3_000, 1, 1), "champion");
        Path rows = timed(4_000);
        // When
        var comparison = retrain(rows, champion, "candidate").comparison();
        // Then
        assertThat(comparison.rows()).isEqualTo(800);
        assertThat(comparison.auc().candidate()).isLessThan(0.45);
    }

    @Test
    void too_few_rows_to_judge_by_are_a_sentence_before_any_training() throws IOException {
        // Given
        Path champion = train(table(3_000, 1, 1), "champion");
        Path rows = table(300, 1, 2);
        // Then
        assertThatThrownBy(() -> retrain(rows, champion, "candidate"))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageStartingWith("No bundle is written: " + rows + ", the newest 60 of 300 rows, has ");
        assertThat(folder.resolve("candidate")).doesNotExist();
    }

    private Retraining.Retrained retrain(Path rows, Path champion, String name) throws IOException {
        return new Retraining(rows, SubmissionTimes.USUAL, champion, 2).writeTo(folder.resolve(name), (_, _) -> {});
    }

    private Path train(Path table, String name) throws IOException {
        return train(SMALL, table, name);
    }

    private Path train(Recipe recipe, Path table, String name) throws IOException {
        Path directory = folder.resolve(name);
        new Training(table, SubmissionTimes.USUAL, recipe, 7, 5, 2).writeTo(directory, CATALOGUE, (_, _) -> {});
        return directory;
    }

    private static byte[] model(Path bundle) throws IOException {
        return Files.readAllBytes(bundle.resolve("model.ubj"));
    }

    /** Credit over income tells of the target; the other way round where the sign is negative. */
    private Path table(int rows, int sign, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder("SK_ID_CURR,TARGET,CREDIT,INCOME,WORK\n");
        for (int row = 0; row < rows; row++) {
            text.append(application(row, sign, random)).append('\n');
        }
        return Files.writeString(folder.resolve("table-" + seed + "-" + rows + ".csv"), text);
    }

    private Path timed(int rows) throws IOException {
        var random = new SplittableRandom(9);
        var text = new StringBuilder("SK_ID_CURR,TARGET,CREDIT,INCOME,WORK,SUBMITTED_AT\n");
        for (int row = 0; row < rows; row++) {
            boolean newest = row < rows / 5;
            text.append(application(row, newest ? -1 : 1, random))
                    .append(newest ? ",2024-02-01" : ",2023-02-01")
                    .append('\n');
        }
        return Files.writeString(folder.resolve("timed.csv"), text);
    }

    private static String application(int row, int sign, SplittableRandom random) {
        double credit = random.nextDouble(10, 100);
        double income = random.nextDouble(10, 100);
        double logOdds = -1.5 + sign * (credit - income) / 30;
        int target = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
        return row + "," + target + "," + credit + "," + income + "," + (random.nextBoolean() ? "road" : "office");
    }
}
