package scoreline.scoring.explain;

import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Tree;

/** Shapley values by their definition: every coalition of features is tried. */
final class Coalitions {
    private Coalitions() {}

    static double[] shapley(Ensemble ensemble, float[] row) {
        int n = ensemble.featureCount();
        double[] worth = new double[1 << n];
        for (int coalition = 0; coalition < worth.length; coalition++) {
            for (int t = 0; t < ensemble.treeCount(); t++) {
                worth[coalition] += expected(ensemble.tree(t), 0, row, coalition);
            }
        }
        double[] values = new double[n];
        for (int coalition = 0; coalition < worth.length; coalition++) {
            for (int f = 0; f < n; f++) {
                if ((coalition >> f & 1) == 0) {
                    double weight = orders(Integer.bitCount(coalition)) * orders(n - 1 - Integer.bitCount(coalition));
                    values[f] += weight / orders(n) * (worth[coalition | 1 << f] - worth[coalition]);
                }
            }
        }
        return values;
    }

    /** What a tree is expected to give when the coalition's features are known and the others follow the cover. */
    static double expected(Tree tree, int node, float[] row, int coalition) {
        if (tree.isLeaf(node)) {
            return tree.leaf(node);
        }
        int left = tree.left(node);
        int right = tree.right(node);
        if ((coalition >> tree.feature(node) & 1) == 1) {
            return expected(tree, Lundberg.goesLeft(tree, node, row) ? left : right, row, coalition);
        }
        return Lundberg.share(tree, node, left) * expected(tree, left, row, coalition)
                + Lundberg.share(tree, node, right) * expected(tree, right, row, coalition);
    }

    private static double orders(int players) {
        double orders = 1;
        for (int k = 2; k <= players; k++) {
            orders *= k;
        }
        return orders;
    }
}
