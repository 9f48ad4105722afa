package scoreline.training.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @RepeatedTest(50)
    void folds_are_as_large_and_have_as_many_defaults_as_each_other(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int folds = random.nextInt(2, 8);
        int[] targets = random.ints(random.nextInt(folds, 500), 0, 2).toArray();
        // When
        int[] fold = Folds.stratified(targets, folds, run.getCurrentRepetition());
        // Then
        var rows = new int[folds];
        var defaults = new int[folds];
        for (int row = 0; row < fold.length; row++) {
            rows[fold[row]]++;
            defaults[fold[row]] += targets[row];
        }
        assertThat(spread(rows)).isLessThanOrEqualTo(1);
        assertThat(spread(defaults)).isLessThanOrEqualTo(1);
    }

    @Test
    void the_seed_decides() {
        // Given
        int[] targets = IntStream.range(0, 100).map(i -> i % 5 == 0 ? 1 : 0).toArray();
        // When
        int[] first = Folds.stratified(targets, 5, 7);
        // Then
        assertThat(Folds.stratified(targets, 5, 7)).isEqualTo(first);
        assertThat(Folds.stratified(targets, 5, 8)).isNotEqualTo(first);
    }

    @Test
    void permuted_targets_are_the_same_ones_elsewhere() {
        // Given
        int[] targets = IntStream.range(0, 100).map(i -> i < 20 ? 1 : 0).toArray();
        // When
        int[] permuted = Folds.permuted(targets, 7);
        // Then
        assertThat(permuted).isNotEqualTo(targets);
        assertThat(Arrays.stream(permuted).sum()).isEqualTo(20);
    }

    private static int spread(int[] counts) {
        return Arrays.stream(counts).max().orElseThrow()
                - Arrays.stream(counts).min().orElseThrow();
    }
}
