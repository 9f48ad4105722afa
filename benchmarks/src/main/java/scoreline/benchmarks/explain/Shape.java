package scoreline.benchmarks.explain;

import java.util.Arrays;
import java.util.stream.IntStream;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Tree;

/**
 * What decides how long an ensemble takes to explain.
 *
 * @param depth of the deepest tree
 * @param fill leaves as a share of those of complete trees of this depth
 * @param repeated share of the splits whose feature an ancestor splits on too
 * @param mostCuts distinct thresholds of the feature that has most
 */
record Shape(int trees, int depth, int leaves, double fill, double repeated, int mostCuts) {
    static Shape of(Ensemble ensemble) {
        int depth = 0;
        int leaves = 0;
        int repeated = 0;
        for (int t = 0; t < ensemble.treeCount(); t++) {
            Tree tree = ensemble.tree(t);
            depth = Math.max(depth, tree.depth());
            leaves += (tree.nodeCount() + 1) / 2;
            repeated += repeated(tree, 0, new int[0]);
        }
        int mostCuts = IntStream.range(0, ensemble.featureCount())
                .map(feature -> ensemble.cutPoints(feature).length)
                .max()
                .orElse(0);
        int splits = leaves - ensemble.treeCount();
        double complete = (double) ensemble.treeCount() * (1L << depth);
        return new Shape(
                ensemble.treeCount(),
                depth,
                leaves,
                leaves / complete,
                splits == 0 ? 0 : (double) repeated / splits,
                mostCuts);
    }

    /// @param above features of the splits above
    private static int repeated(Tree tree, int node, int[] above) {
        if (tree.isLeaf(node)) {
            return 0;
        }
        int feature = tree.feature(node);
        int[] below = Arrays.copyOf(above, above.length + 1);
        below[above.length] = feature;
        int here = Arrays.stream(above).anyMatch(other -> other == feature) ? 1 : 0;
        return here + repeated(tree, tree.left(node), below) + repeated(tree, tree.right(node), below);
    }
}
