package scoreline.scoring.tree;

import java.util.Arrays;

/// One regression tree, immutable. Nodes are numbered from 0, the root, in preorder: every child comes after its
/// parent, and a
/// left child directly after it. A row goes left where its feature is below the node's threshold, compared as floats,
/// and the
/// node's default way where the feature is missing (NaN).
public final class Tree {
    /** The most splits a path from the root to a leaf may have. */
    public static final int MAX_DEPTH = 64;

    private static final int NONE = -1;

    /** Float rounding lets covers of children miss their parent's by a hair; more than this share is a damaged tree. */
    private static final float COVER_SLACK = 1e-4f;

    private final int[] right;
    private final int[] feature;
    private final float[] value;
    private final boolean[] defaultLeft;
    private final float[] cover;
    private final int depth;
    private final int featuresNeeded;

    private Tree(Tree tree, float[] value) {
        right = tree.right;
        feature = tree.feature;
        this.value = value;
        defaultLeft = tree.defaultLeft;
        cover = tree.cover;
        depth = tree.depth;
        featuresNeeded = tree.featuresNeeded;
    }

    private Tree(Preorder nodes) {
        right = nodes.right;
        feature = nodes.feature;
        value = nodes.value;
        defaultLeft = nodes.defaultLeft;
        cover = nodes.cover;
        depth = nodes.depth;
        featuresNeeded = nodes.featuresNeeded;
    }

    /// Checks a tree given as XGBoost writes it, in arrays by node, all of one length. Nodes that the root does not
    /// reach are
    /// left out: pruning leaves some behind, and `deleted` says how many.
    ///
    /// @param left and `right`: the children's nodes, -1 in a leaf
    /// @param condition the threshold of a split, the value of a leaf
    /// @param index of the tree, for the sentence in [UnusableModel]
    static Tree of(
            int index,
            int[] left,
            int[] right,
            int[] feature,
            float[] condition,
            int[] defaultLeft,
            float[] cover,
            int deleted) {
        int n = left.length;
        if (n == 0) {
            throw new UnusableModel("Tree " + index + " of the model has no nodes.");
        }
        if (right.length != n
                || feature.length != n
                || condition.length != n
                || defaultLeft.length != n
                || cover.length != n) {
            throw new UnusableModel("Tree " + index + " of the model has node arrays of different lengths.");
        }
        var nodes = new Preorder(index, n);
        nodes.walk(left, right, feature, condition, defaultLeft, cover);
        if (nodes.size != n - deleted) {
            throw new UnusableModel("Tree " + index + " of the model reaches " + nodes.size + " of its " + n
                    + " nodes from the root, though " + deleted + " are said to be deleted.");
        }
        return new Tree(nodes);
    }

    public int nodeCount() {
        return right.length;
    }

    /** The most splits on a path from the root to a leaf; 0 where the root is a leaf. */
    public int depth() {
        return depth;
    }

    public boolean isLeaf(int node) {
        return feature[node] == NONE;
    }

    /** The node below the threshold; -1 in a leaf. */
    public int left(int node) {
        return isLeaf(node) ? NONE : node + 1;
    }

    /** The node at or above the threshold; -1 in a leaf. */
    public int right(int node) {
        return right[node];
    }

    /** The index of the feature compared; -1 in a leaf. */
    public int feature(int node) {
        return feature[node];
    }

    /** What the feature is compared with; infinite where only missing values do not go left; NaN in a leaf. */
    public float threshold(int node) {
        return isLeaf(node) ? Float.NaN : value[node];
    }

    /** Whether a missing feature goes left; false in a leaf. */
    public boolean defaultLeft(int node) {
        return defaultLeft[node];
    }

    /** The sum of the training rows' second derivatives here, XGBoost's sum_hessian; finite, never negative. */
    public float cover(int node) {
        return cover[node];
    }

    /** What a leaf adds to the margin, in log-odds; NaN in a split. */
    public float leaf(int node) {
        return isLeaf(node) ? value[node] : Float.NaN;
    }

    /** The same tree with leaves of so much of their value. */
    Tree weighted(float weight) {
        float[] weighted = value.clone();
        for (int node = 0; node < weighted.length; node++) {
            if (isLeaf(node)) {
                weighted[node] *= weight;
            }
        }
        return new Tree(this, weighted);
    }

    /** The value of the leaf that a row reaches. */
    float leafFor(float[] features) {
        int node = 0;
        for (int f = feature[0]; f != NONE; f = feature[node]) {
            float x = features[f];
            boolean goesLeft = x < value[node] || (Float.isNaN(x) && defaultLeft[node]);
            node = goesLeft ? node + 1 : right[node];
        }
        return value[node];
    }

    /** One more than the highest feature that a split compares; 0 where there is no split. */
    int featuresNeeded() {
        return featuresNeeded;
    }

    /** Collects a tree's nodes in preorder, checking each. */
    private static final class Preorder {
        private final int index;
        private int[] right;
        private int[] feature;
        private float[] value;
        private boolean[] defaultLeft;
        private float[] cover;
        private int size;
        private int depth;
        private int featuresNeeded;

        Preorder(int index, int n) {
            this.index = index;
            right = new int[n];
            feature = new int[n];
            value = new float[n];
            defaultLeft = new boolean[n];
            cover = new float[n];
        }

        void walk(int[] left, int[] right, int[] feature, float[] condition, int[] defaultLeft, float[] cover) {
            int n = left.length;
            boolean[] seen = new boolean[n];
            // A path holds at most one waiting right child per split, so depth bounds the stack.
            int[] waiting = new int[MAX_DEPTH + 1];
            int[] waitingParent = new int[MAX_DEPTH + 1];
            int[] waitingDepth = new int[MAX_DEPTH + 1];
            int top = 0;
            int node = 0;
            int below = 0;
            while (true) {
                if (seen[node]) {
                    throw unusable(node, "is reached twice");
                }
                seen[node] = true;
                int at = size++;
                check(node, condition[node], cover[node], left[node] == NONE);
                value[at] = condition[node];
                this.cover[at] = cover[node];
                depth = Math.max(depth, below);
                if (left[node] == NONE && right[node] == NONE) {
                    this.right[at] = NONE;
                    this.feature[at] = NONE;
                    if (top == 0) {
                        break;
                    }
                    top--;
                    node = waiting[top];
                    below = waitingDepth[top];
                    this.right[waitingParent[top]] = size;
                    continue;
                }
                if (left[node] < 0 || left[node] >= n || right[node] < 0 || right[node] >= n) {
                    throw unusable(node, "has a child out of range");
                }
                if (feature[node] < 0 || feature[node] == Integer.MAX_VALUE) {
                    throw unusable(node, "splits on a feature out of range");
                }
                if (below == MAX_DEPTH) {
                    throw new UnusableModel("Tree " + index + " of the model is deeper than " + MAX_DEPTH + ".");
                }
                this.feature[at] = feature[node];
                this.defaultLeft[at] = defaultLeft[node] != 0;
                featuresNeeded = Math.max(featuresNeeded, feature[node] + 1);
                waiting[top] = right[node];
                waitingParent[top] = at;
                waitingDepth[top] = below + 1;
                top++;
                node = left[node];
                below++;
            }
            trim();
            checkCovers();
        }

        private void checkCovers() {
            for (int node = 0; node < size; node++) {
                float parts = feature[node] == NONE ? cover[node] : cover[node + 1] + cover[right[node]];
                if (Math.abs(parts - cover[node]) > cover[node] * COVER_SLACK) {
                    throw new UnusableModel(
                            "A split of tree " + index + " of the model has another cover than its children together.");
                }
            }
        }

        private void check(int node, float condition, float cover, boolean leaf) {
            if (!Float.isFinite(condition) && (leaf || condition != Float.POSITIVE_INFINITY)) {
                throw unusable(node, "has a threshold or leaf value that is not finite");
            }
            if (!(cover >= 0 && Float.isFinite(cover))) {
                throw unusable(node, "has a cover that is negative or not finite");
            }
        }

        private void trim() {
            right = Arrays.copyOf(right, size);
            feature = Arrays.copyOf(feature, size);
            value = Arrays.copyOf(value, size);
            defaultLeft = Arrays.copyOf(defaultLeft, size);
            cover = Arrays.copyOf(cover, size);
        }

        private UnusableModel unusable(int node, String why) {
            return new UnusableModel("Node " + node + " of tree " + index + " of the model " + why + ".");
        }
    }
}
