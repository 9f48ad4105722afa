package scoreline.training.validation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Parts of the rows, of nearly equal size and with nearly equal shares of defaults. */
public final class Folds {

    private Folds() {}

    /// Shuffles defaults and repayments apart, and deals both out one by one.
    ///
    /// @param targets 1 is a default, shape (rows)
    /// @param folds at least 2
    /// @return the fold of each row, from 0, shape (rows); depends on the arguments only
    public static int[] stratified(int[] targets, int folds, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2, was " + folds);
        }
        var random = new SplittableRandom(seed);
        var assigned = new int[targets.length];
        int dealt = 0;
        for (int target = 1; target >= 0; target--) {
            int[] rows = rowsOf(targets, target);
            shuffle(rows, random);
            for (int row : rows) {
                assigned[row] = dealt++ % folds;
            }
        }
        return assigned;
    }

    /// @return a copy in random order
    public static int[] permuted(int[] targets, long seed) {
        int[] permuted = targets.clone();
        shuffle(permuted, new SplittableRandom(seed));
        return permuted;
    }

    private static int[] rowsOf(int[] targets, int target) {
        var rows = new int[targets.length];
        int n = 0;
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] == target) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
