package scoreline.scoring.explain;

import scoreline.scoring.tree.Tree;

/// One tree as the game whose Shapley values explain it. A feature outside the coalition is averaged over: each of its
/// splits
/// sends the row both ways, in proportion to the children's cover. Let `F(x₁, …, xₙ)` be the game's multilinear
/// extension, xᵢ
/// the chance that feature i is in. Then the Shapley value of feature i is `∫₀¹ ∂F/∂xᵢ (t, …, t) dt` (Owen, 1972), and
/// since a
/// path with u distinct features makes the integrand a polynomial of degree u − 1, ⌈depth / 2⌉ Gauss–Legendre points
/// integrate
/// it exactly.
///
/// At one t, a split that its feature meets first on a path weighs its children by
///
///     left  = z + t · (o − z)        z: the left child's share of the cover
///     right = y + t · (1 − o − y)    y: the right child's, o: 1 where the row goes left, else 0
///
/// so F follows bottom-up and all its derivatives in one more pass, the way backpropagation finds gradients: a split
/// contributes `flow · ((o − z) · F(left) + (1 − o − y) · F(right))` to its feature, where flow is the product of the
/// weights
/// above it.
///
/// Where the feature has been met before on the path, with shares of product p, the factors of one path must still
/// multiply to
/// something linear in t, namely `p · z · (1 − t) + t` or, off the row's way, `p · z · (1 − t)`. The same two formulas
/// do so
/// with `t′ = t / (p · (1 − t) + t)` in place of t, the contribution gaining the factor `dt′/dt = p / (p · (1 − t) +
/// t)²`; and
/// with t′ = dt′/dt = 0 where the row has already left the path at a split on that feature.
final class TreeGame {
    /** What XGBoost makes of covers that give no share. */
    private static final double LEAST_SHARE = 1e-12;

    private static final double SHARE_OF_NOTHING = 0.5;

    private static final int NONE = -1;

    /** Columns of the tables that many splits have in common. */
    private static final int FIRST_MET = 0;

    private static final int OFF_THE_WAY = 1;
    private static final int SHARED = 2;

    // Splits are numbered level by level, then leaves, so that every child comes after its parent.
    private final int splits;
    private final int[] left;
    private final int[] right;
    private final int[] feature;
    private final float[] threshold;
    private final boolean[] defaultLeft;
    private final double[] leftShare;
    private final double[] rightShare;

    /** Values of the leaves, in their order after the splits. */
    private final double[] leaves;

    /** The nearest split above on the same feature, or NONE, and the side of it on which this one lies. */
    private final int[] met;

    private final boolean[] metOnLeft;

    /** The split's column in the tables, for a row that has not left its path where the feature was met. */
    private final int[] column;

    private final double mean;

    // Tables of t′ and dt′/dt, shape (points, columns).
    private final Quadrature quadrature;
    private final int columns;
    private final double[] times;
    private final double[] slopes;

    TreeGame(Tree tree) {
        leaves = new double[(tree.nodeCount() + 1) / 2];
        splits = tree.nodeCount() - leaves.length;
        left = new int[splits];
        right = new int[splits];
        feature = new int[splits];
        threshold = new float[splits];
        defaultLeft = new boolean[splits];
        leftShare = new double[splits];
        rightShare = new double[splits];
        int[] node = new int[splits + leaves.length];
        int[] above = new int[splits + leaves.length];
        above[0] = NONE;
        int split = 1;
        int leaf = splits == 0 ? 1 : splits;
        for (int i = 0; i < splits; i++) {
            int n = node[i];
            feature[i] = tree.feature(n);
            threshold[i] = tree.threshold(n);
            defaultLeft[i] = tree.defaultLeft(n);
            leftShare[i] = share(tree, n, tree.left(n));
            rightShare[i] = share(tree, n, tree.right(n));
            left[i] = tree.isLeaf(tree.left(n)) ? leaf++ : split++;
            right[i] = tree.isLeaf(tree.right(n)) ? leaf++ : split++;
            node[left[i]] = tree.left(n);
            node[right[i]] = tree.right(n);
            above[left[i]] = above[right[i]] = i;
        }
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = tree.leaf(node[splits + i]);
        }
        mean = average();

        met = new int[splits];
        metOnLeft = new boolean[splits];
        column = new int[splits];
        double[] shareSoFar = new double[SHARED + splits];
        int used = SHARED;
        for (int i = 0; i < splits; i++) {
            int below = i;
            while (above[below] != NONE && feature[above[below]] != feature[i]) {
                below = above[below];
            }
            met[i] = above[below];
            if (met[i] == NONE) {
                column[i] = FIRST_MET;
            } else {
                int m = met[i];
                metOnLeft[i] = left[m] == below;
                column[i] = used++;
                shareSoFar[column[i]] = (column[m] == FIRST_MET ? 1 : shareSoFar[column[m]])
                        * (metOnLeft[i] ? leftShare[m] : rightShare[m]);
            }
        }
        columns = used;
        quadrature = Quadrature.of(Math.max(1, (tree.depth() + 1) / 2));
        times = new double[quadrature.points() * columns];
        slopes = new double[quadrature.points() * columns];
        for (int q = 0; q < quadrature.points(); q++) {
            double t = quadrature.node(q);
            int row = q * columns;
            times[row + FIRST_MET] = t;
            slopes[row + FIRST_MET] = 1;
            for (int c = SHARED; c < columns; c++) {
                double scale = shareSoFar[c] * (1 - t) + t;
                times[row + c] = t / scale;
                slopes[row + c] = shareSoFar[c] / (scale * scale);
            }
        }
    }

    private static double share(Tree tree, int parent, int child) {
        return tree.cover(parent) == 0
                ? SHARE_OF_NOTHING
                : Math.max((double) tree.cover(child) / tree.cover(parent), LEAST_SHARE);
    }

    private double average() {
        double[] value = new double[splits + leaves.length];
        System.arraycopy(leaves, 0, value, splits, leaves.length);
        for (int i = splits - 1; i >= 0; i--) {
            value[i] = leftShare[i] * value[left[i]] + rightShare[i] * value[right[i]];
        }
        return value[0];
    }

    /** The value of the game with nobody in it, in log-odds. */
    double mean() {
        return mean;
    }

    int splits() {
        return splits;
    }

    /** Adds the game's Shapley values for a row, in log-odds. */
    void addTo(double[] contributions, float[] features, Scratch scratch) {
        decide(features, scratch);
        System.arraycopy(leaves, 0, scratch.value, splits, leaves.length);
        for (int q = 0; q < quadrature.points(); q++) {
            flowDown(q, scratch);
            gatherUp(q, scratch, contributions);
        }
    }

    private void decide(float[] features, Scratch scratch) {
        for (int i = 0; i < splits; i++) {
            float x = features[feature[i]];
            boolean goesLeft = x < threshold[i] || (Float.isNaN(x) && defaultLeft[i]);
            scratch.goesLeft[i] = goesLeft;
            scratch.leftGain[i] = (goesLeft ? 1 : 0) - leftShare[i];
            scratch.rightGain[i] = (goesLeft ? 0 : 1) - rightShare[i];
            int m = met[i];
            boolean onTheWay = m == NONE || (scratch.column[m] != OFF_THE_WAY && scratch.goesLeft[m] == metOnLeft[i]);
            scratch.column[i] = onTheWay ? column[i] : OFF_THE_WAY;
        }
    }

    private void flowDown(int q, Scratch scratch) {
        int row = q * columns;
        scratch.flow[0] = quadrature.weight(q);
        for (int i = 0; i < splits; i++) {
            double t = times[row + scratch.column[i]];
            double flow = scratch.flow[i];
            double leftWeight = leftShare[i] + t * scratch.leftGain[i];
            double rightWeight = rightShare[i] + t * scratch.rightGain[i];
            scratch.leftWeight[i] = leftWeight;
            scratch.rightWeight[i] = rightWeight;
            scratch.flow[left[i]] = flow * leftWeight;
            scratch.flow[right[i]] = flow * rightWeight;
        }
    }

    private void gatherUp(int q, Scratch scratch, double[] contributions) {
        int row = q * columns;
        for (int i = splits - 1; i >= 0; i--) {
            double leftValue = scratch.value[left[i]];
            double rightValue = scratch.value[right[i]];
            double gain = scratch.leftGain[i] * leftValue + scratch.rightGain[i] * rightValue;
            contributions[feature[i]] += scratch.flow[i] * slopes[row + scratch.column[i]] * gain;
            scratch.value[i] = scratch.leftWeight[i] * leftValue + scratch.rightWeight[i] * rightValue;
        }
    }

    /** Working memory for one row at a time, enough for a tree of so many splits. */
    static final class Scratch {
        private final boolean[] goesLeft;
        private final int[] column;
        private final double[] leftGain;
        private final double[] rightGain;
        private final double[] leftWeight;
        private final double[] rightWeight;
        private final double[] flow;
        private final double[] value;

        Scratch(int splits) {
            goesLeft = new boolean[splits];
            column = new int[splits];
            leftGain = new double[splits];
            rightGain = new double[splits];
            leftWeight = new double[splits];
            rightWeight = new double[splits];
            flow = new double[2 * splits + 1];
            value = new double[2 * splits + 1];
        }
    }
}
