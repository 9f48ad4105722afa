package scoreline.scoring.explain;

import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Tree;

/// Path-dependent TreeSHAP as published (Lundberg et al. 2018, arXiv 1802.03888, algorithm 2), in double: the path of
/// distinct features down to a leaf, with the weight of every coalition size, extended at each split and unwound at
/// each
/// leaf. Slow, and nothing of [Explainer] is in it: what tests and benchmarks hold its contributions to.
public final class Lundberg {
    private final Tree tree;
    private final float[] row;
    private final double[] values;

    private Lundberg(Tree tree, float[] row, double[] values) {
        this.tree = tree;
        this.row = row;
        this.values = values;
    }

    /// The contributions to an ensemble's margin, in log-odds, shape (featureCount).
    ///
    /// @param row shape (featureCount), NaN where missing
    public static double[] shapley(Ensemble ensemble, float[] row) {
        double[] values = new double[ensemble.featureCount()];
        for (int t = 0; t < ensemble.treeCount(); t++) {
            var walk = new Lundberg(ensemble.tree(t), row, values);
            walk.visit(0, new Path(ensemble.tree(t).depth() + 1), 1, 1, -1);
        }
        return values;
    }

    private static final class Path {
        private final int[] feature;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;
        private int length;

        Path(int capacity) {
            feature = new int[capacity + 1];
            zero = new double[capacity + 1];
            one = new double[capacity + 1];
            weight = new double[capacity + 1];
        }

        Path copy() {
            var copy = new Path(feature.length - 1);
            System.arraycopy(feature, 0, copy.feature, 0, length);
            System.arraycopy(zero, 0, copy.zero, 0, length);
            System.arraycopy(one, 0, copy.one, 0, length);
            System.arraycopy(weight, 0, copy.weight, 0, length);
            copy.length = length;
            return copy;
        }

        void extend(double zeroShare, double oneShare, int splitOn) {
            int last = length++;
            feature[last] = splitOn;
            zero[last] = zeroShare;
            one[last] = oneShare;
            weight[last] = last == 0 ? 1 : 0;
            for (int i = last - 1; i >= 0; i--) {
                weight[i + 1] += oneShare * weight[i] * (i + 1) / (last + 1);
                weight[i] = zeroShare * weight[i] * (last - i) / (last + 1);
            }
        }

        /** The weights as they would be without one of the path's elements. */
        double[] unwound(int element) {
            int last = length - 1;
            double[] without = new double[last];
            double next = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one[element] != 0) {
                    without[i] = next * (last + 1) / ((i + 1) * one[element]);
                    next = weight[i] - without[i] * zero[element] * (last - i) / (last + 1);
                } else {
                    without[i] = weight[i] * (last + 1) / (zero[element] * (last - i));
                }
            }
            return without;
        }

        void remove(int element) {
            double[] without = unwound(element);
            length--;
            System.arraycopy(without, 0, weight, 0, length);
            for (int i = element; i < length; i++) {
                feature[i] = feature[i + 1];
                zero[i] = zero[i + 1];
                one[i] = one[i + 1];
            }
        }
    }

    private void visit(int node, Path above, double zeroShare, double oneShare, int splitOn) {
        var path = above.copy();
        path.extend(zeroShare, oneShare, splitOn);
        if (tree.isLeaf(node)) {
            for (int i = 1; i < path.length; i++) {
                double weight = 0;
                for (double w : path.unwound(i)) {
                    weight += w;
                }
                values[path.feature[i]] += weight * (path.one[i] - path.zero[i]) * tree.leaf(node);
            }
            return;
        }
        double zeroBefore = 1;
        double oneBefore = 1;
        for (int i = 1; i < path.length; i++) {
            if (path.feature[i] == tree.feature(node)) {
                zeroBefore = path.zero[i];
                oneBefore = path.one[i];
                path.remove(i);
                break;
            }
        }
        boolean goesLeft = goesLeft(tree, node, row);
        for (int child : new int[] {tree.left(node), tree.right(node)}) {
            boolean taken = goesLeft == (child == tree.left(node));
            double share = share(tree, node, child);
            visit(child, path, zeroBefore * share, taken ? oneBefore : 0, tree.feature(node));
        }
    }

    static boolean goesLeft(Tree tree, int node, float[] row) {
        float x = row[tree.feature(node)];
        return Float.isNaN(x) ? tree.defaultLeft(node) : x < tree.threshold(node);
    }

    /** The child's part of the cover, with what XGBoost makes of covers that give none. */
    static double share(Tree tree, int parent, int child) {
        double share = (double) tree.cover(child) / tree.cover(parent);
        return Double.isNaN(share) ? 0.5 : Math.max(share, 1e-12);
    }
}
