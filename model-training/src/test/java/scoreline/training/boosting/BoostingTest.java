package scoreline.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoostingTest {

    private static final Growth GROWTH = new Growth(0.3, 3, 1, 0.7, 0.7, 1, 64);

    @Test
    void the_same_rows_seed_and_threads_give_the_same_bytes() {
        // Given
        LabelledRows rows = rows(2_000, 1);
        // When
        byte[] first = new Boosting(GROWTH, 7, 2).grow(rows, 20, _ -> {}).bytes();
        byte[] second =
                new Boosting(GROWTH, 7, 2).grow(rows(2_000, 1), 20, _ -> {}).bytes();
        byte[] otherSeed = new Boosting(GROWTH, 8, 2).grow(rows, 20, _ -> {}).bytes();
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(otherSeed).isNotEqualTo(first);
    }

    @Test
    void trees_are_counted_and_learn() {
        // Given
        LabelledRows rows = rows(2_000, 1);
        var grown = new AtomicInteger();
        // When
        Model model = new Boosting(GROWTH, 7, 1).grow(rows, 20, grown::addAndGet);
        // Then
        assertThat(grown).hasValue(20);
        assertThat(model.ensemble().treeCount()).isEqualTo(20);
        assertThat(logLoss(model.margins(rows), rows)).isLessThan(0.6);
    }

    @Test
    void scores_of_folds_are_those_of_models_grown_alone_whatever_the_threads() {
        // Given
        List<LabelledRows> seen = List.of(rows(600, 1), rows(700, 2), rows(800, 3));
        List<LabelledRows> unseen = List.of(rows(300, 4), rows(200, 5), rows(100, 6));
        // When
        FoldScores one = new Boosting(GROWTH, 7, 1).growFolds(seen, unseen, 25, _ -> {});
        FoldScores three = new Boosting(GROWTH, 7, 3).growFolds(seen, unseen, 25, _ -> {});
        // Then
        for (int fold = 0; fold < 3; fold++) {
            Model alone = new Boosting(GROWTH, 7, 1).grow(seen.get(fold), 25, _ -> {});
            assertThat(one.margins().get(fold))
                    .isEqualTo(alone.margins(unseen.get(fold)))
                    .isEqualTo(three.margins().get(fold));
        }
    }

    @ParameterizedTest
    @EnumSource
    void either_trainer_s_model_says_to_the_scorer_what_it_says_of_unseen_rows(Trainer trainer) {
        // Given
        var growth = new Growth(trainer, 0.3, 3, 1, 0.7, 0.7, 1, 64);
        var boosting = new Boosting(growth, 7, 1);
        LabelledRows unseen = rows(300, 4);
        // When
        double[] found = boosting.growFolds(List.of(rows(900, 1)), List.of(unseen), 25, _ -> {})
                .margins()
                .getFirst();
        double[] served = boosting.grow(rows(900, 1), 25, _ -> {}).margins(unseen);
        // Then
        assertThat(served).containsExactly(found, within(1e-5));
        assertThat(logLoss(served, unseen)).isLessThan(0.6);
        assertThat(boosting.grow(rows(900, 1), 25, _ -> {}).bytes())
                .isEqualTo(boosting.grow(rows(900, 1), 25, _ -> {}).bytes());
    }

    @ParameterizedTest
    @EnumSource
    void a_team_says_the_mean_of_what_its_models_say_one_after_the_other(Trainer trainer) {
        // Given
        var growth = new Growth(trainer, 0.3, 3, 1, 0.7, 0.7, 1, 64);
        var team = new Boosting(growth.team(4), 7, 1);
        LabelledRows unseen = rows(300, 4);
        // When
        Model served = team.grow(rows(900, 1), 25, _ -> {});
        double[] found = team.growFolds(List.of(rows(900, 1)), List.of(unseen), 25, _ -> {})
                .margins()
                .getFirst();
        // Then
        double[] mean = new double[300];
        for (int seed = 7; seed < 11; seed++) {
            double[] alone = new Boosting(growth, seed, 1)
                    .grow(rows(900, 1), 25, _ -> {})
                    .margins(unseen);
            Arrays.setAll(mean, row -> mean[row] + alone[row] / 4);
        }
        assertThat(served.ensemble().treeCount()).isEqualTo(100);
        assertThat(served.margins(unseen)).containsExactly(mean, within(1e-6));
        assertThat(found).containsExactly(mean, within(1e-5));
    }

    @Test
    void the_first_model_of_a_team_counts_the_trees_of_all() {
        // Given
        List<LabelledRows> seen = List.of(rows(600, 1), rows(600, 2), rows(600, 3));
        List<LabelledRows> unseen = List.of(rows(300, 4), rows(300, 5), rows(300, 6));
        // When
        int alone = new Boosting(GROWTH, 7, 1)
                .growFolds(seen, unseen, 200, 20, _ -> {})
                .rounds();
        FoldScores team = new Boosting(GROWTH.team(2), 7, 1).growFolds(seen, unseen, 200, 20, _ -> {});
        // Then
        assertThat(team.rounds()).isEqualTo(alone);
        assertThat(team.margins())
                .hasSize(3)
                .allSatisfy(fold -> assertThat(fold).hasSize(300));
    }

    @ParameterizedTest
    @EnumSource
    void a_demanded_direction_is_kept(Trainer trainer) {
        // Given: the target falls with the first feature
        var growth = new Growth(trainer, 0.3, 3, 1, 1, 1, 1, 64);
        LabelledRows rows = rows(900, 1);
        var falling = new Boosting(growth, directions(rows.width(), -1), 7, 1).grow(rows, 25, _ -> {});
        var rising = new Boosting(growth, directions(rows.width(), 1), 7, 1).grow(rows, 25, _ -> {});
        // When / Then
        for (int row = 0; row < 50; row++) {
            float[] features = Arrays.copyOfRange(rows.features(), row * rows.width(), (row + 1) * rows.width());
            float before = Float.NEGATIVE_INFINITY;
            float least = Float.POSITIVE_INFINITY;
            for (float value = -3; value <= 3; value += 0.1f) {
                features[0] = value;
                float rises = rising.ensemble().margin(features);
                float falls = falling.ensemble().margin(features);
                assertThat(rises).isGreaterThanOrEqualTo(before);
                assertThat(falls).isLessThanOrEqualTo(least);
                before = rises;
                least = falls;
            }
        }
    }

    private static List<Integer> directions(int width, int first) {
        return IntStream.range(0, width).mapToObj(i -> i == 0 ? first : 0).toList();
    }

    @Test
    void many_trees_of_one_round_are_a_forest_whose_mean_counts() {
        // Given
        var forest = new Growth(Trainer.XGBOOST, 1, 6, 1, 0.6, 0.5, 0, 64, 40, 1);
        // When
        var model = new Boosting(forest, 7, 1).grow(rows(900, 1), 1, _ -> {});
        double[] found = new Boosting(forest, 7, 1)
                .growFolds(List.of(rows(900, 1)), List.of(rows(300, 4)), 1, _ -> {})
                .margins()
                .getFirst();
        // Then
        assertThat(model.ensemble().treeCount()).isEqualTo(40);
        assertThat(model.margins(rows(300, 4))).containsExactly(found);
        assertThat(logLoss(model.margins(rows(300, 4)), rows(300, 4))).isLessThan(0.6);
    }

    @ParameterizedTest
    @EnumSource
    void a_row_of_weight_two_is_two_rows(Trainer trainer) {
        // Given
        var growth = new Growth(trainer, 0.3, 3, 1, 1, 1, 1, 64);
        LabelledRows once = rows(300, 1);
        var weights = new float[300];
        Arrays.fill(weights, 2);
        // When
        double[] weighted = new Boosting(growth, 7, 1)
                .grow(new LabelledRows(once.features(), once.width(), once.targets(), weights), 10, _ -> {})
                .margins(once);
        double[] doubled =
                new Boosting(growth, 7, 1).grow(twice(once), 10, _ -> {}).margins(once);
        // Then
        assertThat(weighted).containsExactly(doubled, within(1e-4));
    }

    private static LabelledRows twice(LabelledRows rows) {
        int size = rows.size();
        var features = Arrays.copyOf(rows.features(), 2 * rows.features().length);
        System.arraycopy(rows.features(), 0, features, rows.features().length, rows.features().length);
        var targets = Arrays.copyOf(rows.targets(), 2 * size);
        System.arraycopy(rows.targets(), 0, targets, size, size);
        return new LabelledRows(features, rows.width(), targets);
    }

    @Test
    void lightgbm_is_unpacked_where_no_other_process_unpacks_it() {
        // Given
        Path forAll = Path.of(System.getProperty("java.io.tmpdir"), "lib_lightgbm.so");
        // When
        LightgbmNative.load();
        // Then
        assertThat(Path.of(System.getProperty("java.io.tmpdir"))).isEqualTo(forAll.getParent());
        try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(maps.filter(line -> line.contains("lib_lightgbm")).toList())
                    .isNotEmpty()
                    .allMatch(line -> line.contains("/lightgbm-"));
        } catch (IOException e) {
            assumeTrue(false, "only Linux tells what is loaded from where");
        }
    }

    @Test
    void it_stops_when_more_trees_serve_unseen_rows_no_better() {
        // Given
        List<LabelledRows> seen = List.of(rows(500, 1), rows(500, 2));
        List<LabelledRows> unseen = List.of(rows(500, 3), rows(500, 4));
        var grown = new AtomicInteger();
        // When
        FoldScores scores = new Boosting(GROWTH, 7, 2).growFolds(seen, unseen, 1_000, 20, grown::addAndGet);
        // Then
        assertThat(scores.rounds()).isBetween(2, 200);
        assertThat(grown.get() / 2).isBetween(scores.rounds() + 20, scores.rounds() + 40);
        double best = lossOf(new Boosting(GROWTH, 7, 2).growFolds(seen, unseen, scores.rounds(), _ -> {}), unseen);
        for (int rounds : new int[] {1, scores.rounds() / 2, scores.rounds() * 2}) {
            assertThat(lossOf(new Boosting(GROWTH, 7, 2).growFolds(seen, unseen, rounds, _ -> {}), unseen))
                    .isGreaterThan(best - 1e-9);
        }
    }

    @Test
    void the_trees_of_a_fold_are_counted_by_the_rows_of_the_others() {
        // Given: the first fold would stop after one tree, the second after three, the third after two
        var losses = new Losses(new int[] {10, 10, 10});
        // When
        losses.add(new double[][] {{1, 2}, {3, 2}, {2, 1}});
        losses.add(new double[][] {{3}, {1}, {1.5}});
        // Then
        assertThat(losses.rounds()).isEqualTo(3);
        assertThat(losses.bestForOthersThan(0)).isEqualTo(3);
        assertThat(losses.bestForOthersThan(1)).isEqualTo(1);
        assertThat(losses.bestForOthersThan(2)).isEqualTo(1);
        assertThat(losses.best()).isEqualTo(2);
    }

    /** Two features tell of the target, two do not; one value in ten is missing. */
    private static LabelledRows rows(int count, long seed) {
        var random = new SplittableRandom(seed);
        var features = new float[4 * count];
        var targets = new float[count];
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < 4; f++) {
                features[4 * i + f] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextDouble();
            }
            double known = Float.isNaN(features[4 * i]) ? 0.5 : features[4 * i];
            double other = Float.isNaN(features[4 * i + 1]) ? 0.5 : features[4 * i + 1];
            targets[i] = random.nextDouble() < 1 / (1 + Math.exp(-4 * (known - other))) ? 1 : 0;
        }
        return new LabelledRows(features, 4, targets);
    }

    private static double lossOf(FoldScores scores, List<LabelledRows> unseen) {
        var losses = new ArrayList<Double>();
        for (int fold = 0; fold < unseen.size(); fold++) {
            losses.add(logLoss(scores.margins().get(fold), unseen.get(fold)));
        }
        return losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double logLoss(double[] margins, LabelledRows rows) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double against = rows.targets()[i] == 1 ? -margins[i] : margins[i];
            sum += Math.log1p(Math.exp(against));
        }
        return sum / margins.length;
    }
}
