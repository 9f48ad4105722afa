package scoreline.scoring.explain;

import static scoreline.scoring.explain.Forest.CELL;
import static scoreline.scoring.explain.Forest.LANES;

import scoreline.scoring.tree.MarginSum;

/// Explains one row: lanes are trees.
final class SingleRow {
    private final Forest forest;
    private final Kernel kernel;
    private final MarginSum marginSum;

    SingleRow(Forest forest, Kernel kernel, MarginSum marginSum) {
        this.forest = forest;
        this.kernel = kernel;
        this.marginSum = marginSum;
    }

    float explain(float[] features, int from, float[] contributions, int to, Scratch scratch) {
        forest.codes.encode(features, from, scratch.codes, 0, 1);
        kernel.decide(forest, scratch.codes, scratch.wentFirst);
        kernel.meet(forest, scratch.codes, scratch.pass.repeatLessOne, scratch.pass.repeatSlope);
        for (int stand = 0; stand < forest.stands(); stand++) {
            explain(stand, scratch);
        }
        kernel.sum(forest.sums, scratch.terms, scratch.runs);
        contribute(scratch.runs, contributions, to);
        return marginSum.of(scratch.leaves, 0, 1);
    }

    private void explain(int stand, Scratch scratch) {
        Pass pass = scratch.pass;
        pass.enter(forest, stand);
        pass.localAt = pass.cellAt;
        pass.termAt = pass.cellAt * CELL;
        kernel.explain(pass);
        for (int grove = pass.rootAt; grove < forest.firstGrove[stand + 1]; grove++) {
            for (int lane = 0; lane < LANES; lane++) {
                scratch.leaves[forest.treeAt[grove * LANES + lane]] = pass.reached[forest.root[grove] * LANES + lane];
            }
        }
    }

    private void contribute(float[] runs, float[] contributions, int to) {
        int[] firstRun = forest.sums.firstRun();
        int[] run = forest.sums.run();
        for (int f = 0; f < firstRun.length - 1; f++) {
            double sum = 0;
            for (int r = firstRun[f]; r < firstRun[f + 1]; r++) {
                sum += runs[run[r]];
            }
            contributions[to + f] = (float) sum;
        }
    }
}
