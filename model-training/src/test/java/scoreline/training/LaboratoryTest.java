package scoreline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Row;
import scoreline.training.boosting.Growth;
import scoreline.training.candidate.Assessed;
import scoreline.training.candidate.Contest;
import scoreline.training.experiment.Lab;
import scoreline.training.experiment.Recipe;
import scoreline.training.journal.Journal;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;

class LaboratoryTest {

    private static final Recipe RECIPE =
            new Recipe(new Growth(0.2, 3, 5, 0.8, 0.8, 5, Growth.MOST_BINS), 100, 10, 3, 200, 10, 3);
    private static final Labelled LABELLED = labelled();

    @TempDir
    private Path folder;

    @Test
    void one_model_of_each_family_is_compared_and_boosted_trees_serve() {
        // Given
        var shares = new ArrayList<Double>();
        // When
        Laboratory.Found found = laboratory(2).compare(false, new Progress((_, share) -> shares.add(share)));
        // Then
        assertThat(found.lab().candidates())
                .extracting(Assessed::family)
                .containsExactly(
                        "Dummy", "Logistic regression", "Nearest neighbours", "Random forest", "LightGBM", "XGBoost");
        assertThat(found.lab().search()).isEmpty();
        assertThat(found.lab().learningCurve()).isEmpty();
        Assessed champion = found.lab().candidates().get(found.lab().champion());
        assertThat(champion.servable()).isTrue();
        assertThat(found.recipe().growth().trainer().title()).isEqualTo(champion.family());
        assertThat(found.lab().asGood())
                .contains(found.lab().champion(), found.lab().cheapest());
        assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void a_thorough_comparison_searches_treats_rare_defaults_chooses_columns_and_draws_a_learning_curve() {
        // When
        Laboratory.Found found = laboratory(2).compare(true, new Progress((_, _) -> {}));
        // Then
        Lab lab = found.lab();
        var families =
                new TreeSet<>(lab.candidates().stream().map(Assessed::family).toList());
        assertThat(families).hasSize(6);
        for (String family : List.of("Logistic regression", "Random forest", "LightGBM", "XGBoost")) {
            assertThat(lab.candidates().stream()
                            .filter(candidate -> candidate.family().equals(family))
                            .map(Assessed::imbalance)
                            .distinct())
                    .hasSize(5);
        }
        assertThat(lab.candidates())
                .extracting(Assessed::columns)
                .contains("at most 70 % missing", "60 strongest", "principal components");
        assertThat(lab.candidates()).extracting(Assessed::note).contains("found by the search", "C = 0.002");
        assertThat(lab.search()).hasSize(4);
        assertThat(lab.learningCurve()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lab.learningCurve()).isSortedAccordingTo((a, b) -> Integer.compare(a.rows(), b.rows()));
        assertThat(found.outcomes()).hasSameSizeAs(lab.candidates());
    }

    @Test
    void what_is_found_does_not_depend_on_the_threads() {
        Lab one = laboratory(1).compare(false, new Progress((_, _) -> {})).lab();
        Lab three = laboratory(3).compare(false, new Progress((_, _) -> {})).lab();

        assertThat(one).isEqualTo(three);
    }

    @Test
    void a_comparison_that_was_killed_finds_the_same_and_compares_nobody_again() {
        // Given: killed when four candidates were compared
        Laboratory.Found whole = laboratory(2, "whole").compare(false, new Progress((_, _) -> {}));
        assertThatThrownBy(() -> laboratory(2, "killed").compare(false, new Progress((step, _) -> {
                    if (step.contains("5 of 6")) {
                        throw new Killed();
                    }
                })))
                .isInstanceOf(Killed.class);
        // When
        Laboratory resumed = laboratory(1, "killed");
        Laboratory.Found found = resumed.compare(false, new Progress((_, _) -> {}));
        Laboratory through = laboratory(1, "killed");
        Laboratory.Found again = through.compare(false, new Progress((_, _) -> {}));
        // Then
        assertThat(resumed.resumed()).isEqualTo(new Resumed(0, 4));
        assertThat(found.lab()).isEqualTo(whole.lab());
        assertThat(found.recipe()).isEqualTo(whole.recipe());
        assertThat(found.outcomes())
                .extracting(Contest.Outcome::costs)
                .usingElementComparator(Arrays::compare)
                .isEqualTo(whole.outcomes().stream().map(Contest.Outcome::costs).toList());
        assertThat(through.resumed()).isEqualTo(new Resumed(0, 6));
        assertThat(again.lab()).isEqualTo(whole.lab());
        assertThat(again.outcomes())
                .extracting(Contest.Outcome::fitSeconds)
                .isEqualTo(found.outcomes().stream()
                        .map(Contest.Outcome::fitSeconds)
                        .toList());
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Laboratory laboratory(int threads) {
        return laboratory(threads, "with-" + threads);
    }

    private Laboratory laboratory(int threads, String journal) {
        return new Laboratory(
                LABELLED,
                RECIPE,
                EncodingFit.smoothed(200),
                10,
                new Journal(folder.resolve(journal), "these rows"),
                1,
                threads);
    }

    private static Labelled labelled() {
        var random = new SplittableRandom(9);
        List<Row> rows = new ArrayList<>();
        var targets = new int[900];
        for (int row = 0; row < targets.length; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            String k = random.nextBoolean() ? "x" : "y";
            targets[row] = random.nextDouble() < 1 / (1 + Math.exp(1.8 - 1.5 * a + b)) ? 1 : 0;
            rows.add(new Row(new double[] {a, b, Double.NaN}, new @Nullable String[] {null, null, k}));
        }
        return new Labelled(SmallCatalogue.of(List.of("A", "B"), List.of("K")), rows, targets);
    }
}
