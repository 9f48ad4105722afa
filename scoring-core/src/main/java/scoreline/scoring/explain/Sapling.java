package scoreline.scoring.explain;

import org.jspecify.annotations.Nullable;
import scoreline.scoring.tree.Tree;

/// A tree on its way into the [Forest], mirrored where that makes trees look alike: of a split's two children the
/// higher one, then the one with more splits, then the one with more repeats, comes first.
final class Sapling {
    /** What XGBoost makes of covers that give no share. */
    private static final double LEAST_SHARE = 1e-12;

    private static final double SHARE_OF_NOTHING = 0.5;

    private static final int NO_LIMIT = -1;

    final @Nullable Sapling first;
    final @Nullable Sapling second;

    /** The value of a leaf. */
    final float leaf;

    final int feature;
    final int rank;
    final boolean defaultLeft;

    /** Whether the first child is the right one. */
    final boolean mirrored;

    /** The first child's share of the cover. */
    final float share;

    /** The split repeats a feature met above, where the cover's share of this way was `metShare` in all. */
    final boolean repeats;

    final double metShare;

    /** What those splits ask of a row on the way here: a code at or above one cut point, below another. */
    final int fromRank;

    final int belowRank;
    final boolean missingComesHere;

    final int height;
    final int splits;
    private final int repeatsBelow;

    private Sapling(Tree tree, int node, Codes codes, @Nullable Way way) {
        if (tree.isLeaf(node)) {
            first = null;
            second = null;
            leaf = tree.leaf(node);
            feature = 0;
            rank = 0;
            defaultLeft = true;
            mirrored = false;
            share = 1;
            repeats = false;
            metShare = 1;
            fromRank = NO_LIMIT;
            belowRank = NO_LIMIT;
            missingComesHere = true;
            height = 0;
            splits = 0;
            repeatsBelow = 0;
            return;
        }
        leaf = 0;
        feature = tree.feature(node);
        rank = codes.rank(feature, tree.threshold(node));
        defaultLeft = tree.defaultLeft(node);

        boolean met = false;
        boolean missing = true;
        double product = 1;
        int from = NO_LIMIT;
        int below = NO_LIMIT;
        for (Way w = way; w != null; w = w.before) {
            if (w.feature == feature) {
                met = true;
                product *= w.share;
                missing &= w.defaultLeft == w.left;
                if (w.left) {
                    below = below == NO_LIMIT ? w.rank : Math.min(below, w.rank);
                } else {
                    from = Math.max(from, w.rank);
                }
            }
        }
        repeats = met;
        metShare = product;
        fromRank = from;
        belowRank = below;
        missingComesHere = missing;

        double leftShare = share(tree, node, tree.left(node));
        double rightShare = share(tree, node, tree.right(node));
        var left = new Sapling(tree, tree.left(node), codes, new Way(way, feature, rank, true, leftShare, defaultLeft));
        var right =
                new Sapling(tree, tree.right(node), codes, new Way(way, feature, rank, false, rightShare, defaultLeft));
        mirrored = right.comesBefore(left);
        first = mirrored ? right : left;
        second = mirrored ? left : right;
        share = (float) (mirrored ? rightShare : leftShare);
        height = 1 + first.height;
        splits = 1 + left.splits + right.splits;
        repeatsBelow = (repeats ? 1 : 0) + left.repeatsBelow + right.repeatsBelow;
    }

    /** A split above, and the side on which one lies. */
    private record Way(@Nullable Way before, int feature, int rank, boolean left, double share, boolean defaultLeft) {}

    static Sapling of(Tree tree, Codes codes) {
        return new Sapling(tree, 0, codes, null);
    }

    private static double share(Tree tree, int parent, int child) {
        return tree.cover(parent) == 0
                ? SHARE_OF_NOTHING
                : Math.max((double) tree.cover(child) / tree.cover(parent), LEAST_SHARE);
    }

    private boolean comesBefore(Sapling other) {
        if (height != other.height) {
            return height > other.height;
        }
        return splits != other.splits ? splits > other.splits : repeatsBelow > other.repeatsBelow;
    }

    /** Whether rows must have a code at or above a cut point to come here. */
    boolean isLimitedFrom() {
        return fromRank != NO_LIMIT;
    }

    boolean isLimitedBelow() {
        return belowRank != NO_LIMIT;
    }

    /** The tree's value where nothing is known, by the shares that the kernels use. */
    double mean() {
        return first == null || second == null ? leaf : share * first.mean() + (1.0 - share) * second.mean();
    }
}
