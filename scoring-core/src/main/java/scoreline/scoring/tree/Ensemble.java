package scoreline.scoring.tree;

import java.util.Arrays;
import java.util.List;

/// A binary:logistic ensemble of gradient-boosted trees, immutable. Its margin is the log-odds of the positive class.
public final class Ensemble {
    private final int featureCount;
    private final float baseMargin;
    private final Tree[] trees;

    Ensemble(int featureCount, float baseMargin, List<Tree> trees) {
        this.featureCount = featureCount;
        this.baseMargin = baseMargin;
        this.trees = trees.toArray(Tree[]::new);
        for (int i = 0; i < this.trees.length; i++) {
            if (this.trees[i].featuresNeeded() > featureCount) {
                throw new UnusableModel("Tree " + i + " of the model splits on a feature out of range.");
            }
        }
    }

    /// Reads a model saved by XGBoost 3 as UBJ: booster gbtree, objective binary:logistic, numeric splits, one tree a
    /// round.
    /// All trees count; a best iteration noted by early stopping is not looked at.
    ///
    /// @param ubj at most 256 MB; a hostile file costs no more than a bounded multiple of its size
    /// @throws UnusableModel where the bytes are no such model, or are damaged
    public static Ensemble readXgboost(byte[] ubj) {
        return new XgboostModel(ubj).read();
    }

    public int featureCount() {
        return featureCount;
    }

    public int treeCount() {
        return trees.length;
    }

    /// The margin before any tree, in log-odds: `−logf(1 / base_score − 1)`, correctly rounded. A C library whose
    /// `logf` is not
    /// (that of glibc 2.36, say) gives XGBoost the neighbouring float for about one base score in 500.
    public float baseMargin() {
        return baseMargin;
    }

    /// The log-odds of the positive class: the base margin plus each tree's leaf, summed in tree order as floats, which
    /// is how
    /// XGBoost does it, so that the bits agree.
    ///
    /// @param features shape (featureCount), NaN where missing
    public float margin(float[] features) {
        if (features.length != featureCount) {
            throw new IllegalArgumentException(
                    "features must have " + featureCount + " values, had " + features.length);
        }
        float margin = baseMargin;
        for (var tree : trees) {
            margin += tree.leafFor(features);
        }
        return margin;
    }

    /** The thresholds at which some tree splits a feature: ascending, distinct, finite; empty where none does. */
    public float[] cutPoints(int feature) {
        if (feature < 0 || feature >= featureCount) {
            throw new IndexOutOfBoundsException("feature " + feature + " of " + featureCount);
        }
        return cutPoints()[feature];
    }

    /** The thresholds of every feature, as in [#cutPoints(int)]. */
    public float[][] cutPoints() {
        int[] count = new int[featureCount];
        for (var tree : trees) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    count[tree.feature(node)]++;
                }
            }
        }
        float[][] cuts = new float[featureCount][];
        for (int f = 0; f < featureCount; f++) {
            cuts[f] = new float[count[f]];
        }
        for (var tree : trees) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    int f = tree.feature(node);
                    cuts[f][--count[f]] = tree.threshold(node) + 0f; // a negative zero cuts where zero does
                }
            }
        }
        for (int f = 0; f < featureCount; f++) {
            cuts[f] = distinct(cuts[f]);
        }
        return cuts;
    }

    private static float[] distinct(float[] values) {
        Arrays.sort(values);
        int distinct = 0;
        for (float value : values) {
            if (distinct == 0 || value != values[distinct - 1]) {
                values[distinct++] = value;
            }
        }
        return Arrays.copyOf(values, distinct);
    }

    /** The tree of a round, counted from 0. */
    public Tree tree(int i) {
        return trees[i];
    }
}
