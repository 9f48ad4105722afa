package scoreline.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.decision.Calibration;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Ranking;

class MethodScoreTest {

    private static final int ROWS = 5_000;

    @RepeatedTest(5)
    void smooth_methods_keep_the_order_and_steps_do_not(RepetitionInfo run) {
        // Given: margins that claim too much, tied two by two
        var random = new SplittableRandom(run.getCurrentRepetition());
        var margins = new double[ROWS];
        var targets = new int[ROWS];
        draw(margins, targets, random);
        int[] folds = Folds.stratified(targets, 4, 1);
        // When
        List<MethodScore> scores = MethodScore.compare(margins, targets, folds);
        // Then
        assertThat(scores).extracting(MethodScore::method).containsExactly(Method.values());
        MethodScore none = scores.get(0);
        MethodScore platt = scores.get(1);
        MethodScore beta = scores.get(2);
        MethodScore isotonic = scores.get(3);
        assertThat(none.auc()).isCloseTo(Ranking.auc(margins, targets), within(1e-12));
        assertThat(none.distinctScores()).isEqualTo(ROWS / 2);
        assertThat(List.of(none, platt, beta)).allMatch(MethodScore::rankOrderKept);
        assertThat(isotonic.rankOrderKept()).isFalse();
        assertThat(isotonic.distinctScores()).isLessThan(ROWS / 20);
        assertThat(none.expectedCalibrationError()).isGreaterThan(0.05);
        assertThat(List.of(platt, beta, isotonic)).allSatisfy(score -> {
            assertThat(score.expectedCalibrationError()).isLessThan(0.03);
            assertThat(score.brier()).isLessThan(none.brier());
            assertThat(score.auc()).isCloseTo(none.auc(), within(0.01));
        });
    }

    @Test
    void no_row_bends_the_curve_that_judges_it() {
        // Given
        var random = new SplittableRandom(7);
        var margins = new double[ROWS];
        var targets = new int[ROWS];
        draw(margins, targets, random);
        int[] folds = Folds.stratified(targets, 4, 1);
        int[] altered = targets.clone();
        for (int row = 0; row < ROWS; row++) {
            altered[row] = folds[row] == 2 ? 1 - targets[row] : targets[row];
        }
        for (Method method : List.of(Method.PLATT, Method.BETA, Method.ISOTONIC)) {
            // When
            double[] before = method.crossFitted(margins, targets, folds).orElseThrow();
            double[] after = method.crossFitted(margins, altered, folds).orElseThrow();
            // Then
            var same = new HashSet<Integer>();
            for (int row = 0; row < ROWS; row++) {
                if (folds[row] == 2) {
                    assertThat(after[row]).isEqualTo(before[row]);
                } else if (after[row] == before[row]) {
                    same.add(row);
                }
            }
            assertThat(same).hasSizeLessThan(ROWS / 10);
        }
    }

    @Test
    void each_fold_is_judged_by_a_fit_of_the_others() {
        // Given
        var random = new SplittableRandom(8);
        var margins = new double[ROWS];
        var targets = new int[ROWS];
        draw(margins, targets, random);
        int[] folds = new int[ROWS];
        for (int row = ROWS / 2; row < ROWS; row++) {
            folds[row] = 1;
        }
        // When
        double[] probabilities =
                Method.PLATT.crossFitted(margins, targets, folds).orElseThrow();
        // Then
        Calibration ofSecondHalf = Platt.fit(
                        Arrays.copyOfRange(margins, ROWS / 2, ROWS), Arrays.copyOfRange(targets, ROWS / 2, ROWS))
                .orElseThrow();
        assertThat(probabilities[17]).isEqualTo(ofSecondHalf.probability(margins[17]));
    }

    @Test
    void a_certainty_that_was_wrong_has_no_log_loss_and_a_method_that_fits_nothing_no_score() {
        // Given: among the lowest margins of each fold the other one has no default
        double[] margins = {-3, -2, 1, 2, -3, -2, 1, 2};
        int[] targets = {1, 0, 0, 1, 0, 0, 1, 1};
        int[] folds = {0, 0, 0, 0, 1, 1, 1, 1};
        // When
        List<MethodScore> scores = MethodScore.compare(margins, targets, folds);
        // Then
        assertThat(scores).extracting(MethodScore::method).contains(Method.NONE, Method.ISOTONIC);
        assertThat(scores.getLast().logLoss()).isNull();
        assertThat(MethodScore.compare(new double[] {1, 1, 2, 2}, new int[] {1, 1, 0, 0}, new int[] {0, 1, 0, 1}))
                .extracting(MethodScore::method)
                .containsExactly(Method.NONE);
    }

    private static void draw(double[] margins, int[] targets, SplittableRandom random) {
        for (int row = 0; row < ROWS; row += 2) {
            margins[row] = random.nextDouble(-6, 4);
            margins[row + 1] = margins[row];
            targets[row] = defaults(margins[row], random);
            targets[row + 1] = defaults(margins[row], random);
        }
    }

    private static int defaults(double margin, SplittableRandom random) {
        return random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * margin - 1))) ? 1 : 0;
    }
}
