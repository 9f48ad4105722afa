package scoreline.training.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.training.SmallCatalogue;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.boosting.Trainer;
import scoreline.training.imbalance.Imbalance;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Ranking;

class ContestTest {

    private static final int ROWS = 3_000;
    private static final Catalogue CATALOGUE = SmallCatalogue.of(List.of("A", "B", "C", "D"), List.of("K"));
    private static final Labelled LABELLED = labelled();
    private static final Labelled PERMUTED = LABELLED.withTargets(Folds.permuted(LABELLED.targets(), 77));
    private static final EncodingFit ENCODINGS = EncodingFit.smoothed(200);

    private static final Learner XGBOOST = new Learner.Trees(new Growth(0.2, 3, 5, 0.8, 0.8, 5, 64), 30);
    private static final Learner LIGHTGBM =
            new Learner.Trees(new Growth(Trainer.LIGHTGBM, 0.2, 3, 5, 0.8, 0.8, 5, 64), 30);
    private static final Learner FOREST =
            new Learner.Trees(new Growth(Trainer.XGBOOST, 1, 6, 5, 0.6, 0.5, 0, 64, 30, 1), 1);
    private static final Learner LOGISTIC = new Learner.Logistic(0.1);
    private static final Learner NEIGHBOURS = new Learner.Neighbours(30, 600);

    static Stream<Candidate> candidates() {
        return Stream.concat(
                Stream.of(XGBOOST, LIGHTGBM, FOREST, LOGISTIC, NEIGHBOURS)
                        .flatMap(learner -> Stream.of(Imbalance.values())
                                .map(imbalance -> Candidate.of(learner).with(imbalance))),
                Stream.of(
                        Candidate.of(XGBOOST).with(Columns.FILLED),
                        Candidate.of(XGBOOST).with(Columns.STRONGEST),
                        Candidate.of(LOGISTIC).with(Columns.FILLED),
                        Candidate.of(LOGISTIC).with(Columns.STRONGEST),
                        Candidate.of(LOGISTIC).with(Columns.COMPONENTS)));
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void a_candidate_learns_something_where_there_is_something_to_learn(Candidate candidate) {
        var assessed = contest(LABELLED, 2).of(candidate).assessed();

        assertThat(assessed.auc()).isGreaterThan(candidate.learner() == NEIGHBOURS ? 0.6 : 0.7);
        assertThat(assessed.rows()).isEqualTo(ROWS);
    }

    /** The folds share most of their rows, so that chance strays about twice as far as the standard error says. */
    @ParameterizedTest
    @MethodSource("candidates")
    void nothing_leaks_where_there_is_nothing_to_learn(Candidate candidate) {
        var assessed = contest(PERMUTED, 2).of(candidate).assessed();

        double error = Ranking.standardError(0.5, PERMUTED.defaults(), ROWS - PERMUTED.defaults());
        assertThat(assessed.auc()).isCloseTo(0.5, within(4 * error));
    }

    @Test
    void resampling_before_the_folds_are_dealt_would_be_noticed() {
        // Given: copies of defaults on both sides of the split, and targets that nothing predicts
        var rows = new ArrayList<>(PERMUTED.rows());
        var targets = new ArrayList<Integer>();
        for (int target : PERMUTED.targets()) {
            targets.add(target);
        }
        for (int copy = 0; copy < 5; copy++) {
            for (int row = 0; row < ROWS; row++) {
                if (PERMUTED.targets()[row] == 1) {
                    rows.add(PERMUTED.rows().get(row));
                    targets.add(1);
                }
            }
        }
        var wrong = new Labelled(
                CATALOGUE, rows, targets.stream().mapToInt(target -> target).toArray());
        // When
        var assessed = contest(wrong, 2).of(Candidate.of(FOREST)).assessed();
        // Then
        assertThat(assessed.auc()).isGreaterThan(0.6);
    }

    @Test
    void a_fold_is_judged_by_whole_rows_of_its_own_whatever_is_done_to_the_others() {
        for (Imbalance imbalance : Imbalance.values()) {
            var outcome = contest(LABELLED, 2).of(Candidate.of(XGBOOST).with(imbalance));

            assertThat(outcome.costs()).hasSize(ROWS);
            assertThat(outcome.assessed().confusion().refusedDefaults()
                            + outcome.assessed().confusion().approvedDefaults())
                    .isEqualTo(LABELLED.defaults());
        }
    }

    @Test
    void results_do_not_depend_on_the_threads() {
        for (Learner learner : List.of(XGBOOST, LIGHTGBM, FOREST, LOGISTIC, NEIGHBOURS)) {
            var candidate = Candidate.of(learner).with(Imbalance.SMOTE);

            assertThat(contest(LABELLED, 1).of(candidate).assessed())
                    .isEqualTo(contest(LABELLED, 3).of(candidate).assessed());
        }
    }

    @Test
    void balancing_spoils_raw_probabilities_and_calibration_mends_them() {
        // Given
        double rate = (double) LABELLED.defaults() / ROWS;
        for (Imbalance imbalance : Imbalance.values()) {
            // When
            var assessed = contest(LABELLED, 2)
                    .of(Candidate.of(LOGISTIC).with(imbalance))
                    .assessed();
            // Then
            double error = Math.abs(assessed.rawMeanProbability() - rate);
            if (imbalance == Imbalance.NONE) {
                assertThat(error).isLessThan(0.01);
            } else {
                assertThat(error).isGreaterThan(0.1);
                assertThat(assessed.rawBrier()).isGreaterThan(assessed.brier() + 0.02);
            }
            assertThat(assessed.expectedCalibrationError()).isLessThan(0.03);
        }
    }

    @Test
    void the_cheapest_thresholds_of_the_others_cost_at_least_as_much_as_the_cheapest_of_all() {
        for (Learner learner : List.of(XGBOOST, LOGISTIC)) {
            var assessed = contest(LABELLED, 2).of(Candidate.of(learner)).assessed();

            assertThat(assessed.costPerApplication())
                    .isGreaterThanOrEqualTo(assessed.confusion().costPerApplication(10) - 1e-12);
        }
    }

    @Test
    void a_dummy_decides_all_alike() {
        var assessed =
                contest(LABELLED, 2).of(Candidate.of(new Learner.Prior())).assessed();

        assertThat(assessed.auc()).isCloseTo(0.5, within(0.05));
        assertThat(assessed.costPerApplication())
                .isCloseTo(
                        Math.min(10.0 * LABELLED.defaults(), (double) (ROWS - LABELLED.defaults())) / ROWS,
                        within(0.05));
    }

    @Test
    void trees_learn_from_columns_that_are_left_and_no_others() {
        // Given: D is missing in nine of ten rows
        int[] seen = LABELLED.everyRow();
        // When
        LabelledRows all = Encoded.of(Candidate.of(XGBOOST), LABELLED, ENCODINGS, seen, seen, 1)
                .seen();
        LabelledRows filled = Encoded.of(Candidate.of(XGBOOST).with(Columns.FILLED), LABELLED, ENCODINGS, seen, seen, 1)
                .seen();
        // Then
        assertThat(all.width()).isEqualTo(5);
        assertThat(filled.width()).isEqualTo(4);
        for (int row = 0; row < 20; row++) {
            assertThat(Arrays.copyOfRange(filled.features(), row * 4, row * 4 + 4))
                    .isEqualTo(new float[] {
                        all.features()[row * 5],
                        all.features()[row * 5 + 1],
                        all.features()[row * 5 + 2],
                        all.features()[row * 5 + 4]
                    });
        }
    }

    private static Contest contest(Labelled labelled, int threads) {
        return new Contest(labelled, ENCODINGS, 3, 10, 1, threads);
    }

    private static Labelled labelled() {
        var random = new SplittableRandom(4);
        List<Row> rows = new ArrayList<>();
        var targets = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = random.nextInt(10) == 0 ? Double.NaN : Math.exp(random.nextGaussian());
            double d = random.nextInt(10) == 0 ? random.nextDouble() : Double.NaN;
            String k = random.nextInt(20) == 0 ? null : random.nextBoolean() ? "x" : "y";
            double logOdds = -2.8 + 1.4 * a - b + ("x".equals(k) ? 0.5 : 0);
            targets[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
            rows.add(
                    new Row(new double[] {a, b, c, d, Double.NaN}, new @Nullable String[] {null, null, null, null, k}));
        }
        return new Labelled(CATALOGUE, rows, targets);
    }
}
