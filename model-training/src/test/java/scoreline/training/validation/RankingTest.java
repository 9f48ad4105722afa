package scoreline.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void a_tie_counts_half() {
        // Given
        double[] scores = {0.1, 0.4, 0.4, 0.8};
        int[] targets = {0, 0, 1, 1};
        // When
        double auc = Ranking.auc(scores, targets);
        // Then: of four pairs three are right and one is tied
        assertThat(auc).isEqualTo(3.5 / 4);
    }

    @RepeatedTest(100)
    void the_auc_is_the_share_of_pairs_in_order(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int n = random.nextInt(2, 60);
        double[] scores = random.ints(n, 0, 12).mapToDouble(i -> i / 3.0).toArray();
        int[] targets = random.ints(n, 0, 2).toArray();
        targets[0] = 0;
        targets[1] = 1;
        // When
        double auc = Ranking.auc(scores, targets);
        // Then
        double inOrder = 0;
        int pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (targets[i] == 1 && targets[j] == 0) {
                    pairs++;
                    inOrder += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(auc).isCloseTo(inOrder / pairs, within(1e-12));
    }

    @RepeatedTest(100)
    void the_ks_is_the_largest_distance_over_all_cuts_and_average_precision_the_mean_precision_of_defaults(
            RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int n = random.nextInt(2, 60);
        double[] scores = random.ints(n, 0, 12).mapToDouble(i -> i / 3.0).toArray();
        int[] targets = random.ints(n, 0, 2).toArray();
        targets[0] = 0;
        targets[1] = 1;
        // When / Then
        double largest = 0;
        double precisions = 0;
        int defaults = 0;
        for (int i = 0; i < n; i++) {
            double cut = scores[i];
            long[] above = new long[2];
            long[] all = new long[2];
            for (int j = 0; j < n; j++) {
                all[targets[j]]++;
                above[targets[j]] += scores[j] >= cut ? 1 : 0;
            }
            largest = Math.max(largest, Math.abs(above[1] / (double) all[1] - above[0] / (double) all[0]));
            if (targets[i] == 1) {
                defaults++;
                precisions += above[1] / (double) (above[0] + above[1]);
            }
        }
        assertThat(Ranking.ks(scores, targets)).isCloseTo(largest, within(1e-12));
        assertThat(Ranking.averagePrecision(scores, targets)).isCloseTo(precisions / defaults, within(1e-12));
    }

    @Test
    void an_auc_needs_both_outcomes_and_numbers() {
        // When / Then
        assertThatThrownBy(() -> Ranking.auc(new double[] {1, 2}, new int[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ranking.auc(new double[] {1, Double.NaN}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_standard_error_is_that_of_hanley_and_mcneil() {
        // When: A = 0.8, Q1 = 0.8/1.2, Q2 = 1.28/1.8, 50 defaults, 100 repayments, by hand
        double error = Ranking.standardError(0.8, 50, 100);
        // Then
        double variance = (0.16 + 49 * (2 / 3.0 - 0.64) + 99 * (1.28 / 1.8 - 0.64)) / 5_000;
        assertThat(error).isCloseTo(Math.sqrt(variance), within(1e-15)).isCloseTo(0.0416, within(5e-4));
    }

    @RepeatedTest(3)
    void the_standard_error_of_chance_is_what_chance_does(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var targets = new int[200];
        Arrays.fill(targets, 0, 40, 1);
        // When
        double[] aucs = new double[2_000];
        for (int i = 0; i < aucs.length; i++) {
            aucs[i] = Ranking.auc(random.doubles(targets.length).toArray(), targets);
        }
        // Then
        double variance = Arrays.stream(aucs)
                .map(auc -> (auc - 0.5) * (auc - 0.5))
                .average()
                .orElseThrow();
        assertThat(Ranking.standardError(0.5, 40, 160)).isCloseTo(Math.sqrt(variance), within(0.003));
    }
}
