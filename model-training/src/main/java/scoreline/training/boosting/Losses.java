package scoreline.training.boosting;

import java.util.Arrays;

/** The log-loss of each fold's model on the rows it does not see, tree by tree. */
final class Losses {

    private final int[] sizes;
    private double[][] byFold;

    /// @param sizes unseen rows of each fold
    Losses(int[] sizes) {
        this.sizes = sizes;
        this.byFold = new double[sizes.length][0];
    }

    /// @param more mean log-loss after each new tree, shape (folds, new trees)
    void add(double[][] more) {
        int before = rounds();
        for (int fold = 0; fold < sizes.length; fold++) {
            byFold[fold] = Arrays.copyOf(byFold[fold], before + more[fold].length);
            System.arraycopy(more[fold], 0, byFold[fold], before, more[fold].length);
        }
    }

    int rounds() {
        return byFold[0].length;
    }

    /** The number of trees with the least log-loss over all folds, the first of equals; 0 as long as there are none. */
    int best() {
        return bestForOthersThan(-1);
    }

    /** The number of trees with the least log-loss over all folds but one. */
    int bestForOthersThan(int excluded) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds(); round++) {
            double loss = 0;
            for (int fold = 0; fold < sizes.length; fold++) {
                loss += fold == excluded ? 0 : sizes[fold] * byFold[fold][round];
            }
            if (loss < least) {
                least = loss;
                best = round + 1;
            }
        }
        return best;
    }
}
