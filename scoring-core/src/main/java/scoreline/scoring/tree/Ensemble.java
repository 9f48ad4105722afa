package scoreline.scoring.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An ensemble of gradient-boosted trees for two classes, immutable, whichever library grew it. Its margin is the
/// log-odds
/// of the positive class.
public final class Ensemble {
    /** Features a model that we read has at most. */
    static final int MAX_FEATURES = 1 << 16;

    private final int featureCount;
    private final MarginSum marginSum;
    private final Tree[] trees;
    private final Missing[] missing;
    private final boolean seesRowsAsTheyAre;
    private final double[] gains;

    Ensemble(int featureCount, float baseMargin, List<Tree> trees, Gains gains) {
        this(featureCount, baseMargin, trees, gains, nanEverywhere(featureCount));
    }

    /// @param missing by feature
    Ensemble(int featureCount, float baseMargin, List<Tree> trees, Gains gains, Missing[] missing) {
        this(
                featureCount,
                MarginSum.ofOne(trees.size(), baseMargin),
                trees,
                gains.byFeature(featureCount),
                missing.clone());
    }

    private Ensemble(int featureCount, MarginSum marginSum, List<Tree> trees, double[] gains, Missing[] missing) {
        this.gains = gains;
        this.featureCount = featureCount;
        this.marginSum = marginSum;
        this.missing = missing;
        seesRowsAsTheyAre = Arrays.stream(missing).allMatch(each -> each == Missing.NAN);
        this.trees = trees.toArray(Tree[]::new);
        for (int i = 0; i < this.trees.length; i++) {
            if (this.trees[i].featuresNeeded() > featureCount) {
                throw new UnusableModel("Tree " + i + " of the model splits on a feature out of range.");
            }
        }
    }

    /// The ensemble of all trees of a team, whose margin is the mean of theirs and whose gains are the sum.
    ///
    /// @param models as many as [Team#canBe]
    /// @throws UnusableModel where they differ in features, or in what is missing
    static Ensemble mean(List<Ensemble> models) {
        Ensemble first = models.getFirst();
        float weight = 1f / models.size();
        List<Tree> trees = new ArrayList<>();
        int[] from = new int[models.size() + 1];
        float[] base = new float[models.size()];
        double[] gains = new double[first.featureCount];
        for (int m = 0; m < base.length; m++) {
            Ensemble model = models.get(m);
            if (model.featureCount != first.featureCount) {
                throw new UnusableModel("The models of the team are not of the same features.");
            }
            base[m] = model.baseMargin() * weight;
            for (Tree tree : model.trees) {
                trees.add(tree.weighted(weight));
            }
            from[m + 1] = trees.size();
            for (int f = 0; f < gains.length; f++) {
                gains[f] += model.gains[f];
            }
        }
        return new Ensemble(first.featureCount, new MarginSum(from, base), trees, gains, missing(models));
    }

    /** What is missing of a feature, those say who split on it. */
    private static Missing[] missing(List<Ensemble> models) {
        var missing = models.getFirst().missing.clone();
        var said = new boolean[missing.length];
        for (Ensemble model : models) {
            float[][] cuts = model.cutPoints();
            for (int f = 0; f < missing.length; f++) {
                if (cuts[f].length == 0) {
                    continue;
                }
                if (said[f] && missing[f] != model.missing[f]) {
                    throw new UnusableModel("The models of the team do not agree on what is missing.");
                }
                missing[f] = model.missing[f];
                said[f] = true;
            }
        }
        return missing;
    }

    private static Missing[] nanEverywhere(int features) {
        var missing = new Missing[features];
        Arrays.fill(missing, Missing.NAN);
        return missing;
    }

    /// Reads a model of either library, or a [Team] of them: UBJ of a model begins with a brace, LightGBM's text with
    /// `tree`, a team with a bracket.
    ///
    /// @param model at most 256 MB; a hostile file costs no more than a bounded multiple of its size
    /// @throws UnusableModel where the bytes are no model that we score, or are damaged
    public static Ensemble read(byte[] model) {
        if (Team.isOne(model)) {
            return Team.read(model);
        }
        return model.length > 0 && model[0] == 't' ? readLightgbm(model) : readXgboost(model);
    }

    /// Reads a text model saved by LightGBM 3 or 4: objective binary with sigmoid 1, numeric splits, constant leaves.
    /// Leaves are rounded to float, so that the margin lies within 1e-6 or so, relative to the sum of the leaves'
    /// magnitudes, of LightGBM's sum in double.
    ///
    /// @param text at most 256 MB; a hostile file costs no more than a bounded multiple of its size
    /// @throws UnusableModel where the bytes are no such model, or are damaged
    public static Ensemble readLightgbm(byte[] text) {
        return new LightgbmModel(text).read();
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
        return marginSum.ofNoTree();
    }

    /** How leaves become the margin. */
    public MarginSum marginSum() {
        return marginSum;
    }

    /// The log-odds of the positive class: the base margin plus each tree's leaf, as [MarginSum] says; of one model
    /// the bits agree with XGBoost's.
    ///
    /// @param features shape (featureCount), NaN where missing
    public float margin(float[] features) {
        if (features.length != featureCount) {
            throw new IllegalArgumentException(
                    "features must have " + featureCount + " values, had " + features.length);
        }
        float[] seen = seesRowsAsTheyAre ? features : seen(features);
        float[] leaves = new float[trees.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = trees[i].leafFor(seen);
        }
        return marginSum.of(leaves, 0, 1);
    }

    private float[] seen(float[] features) {
        float[] seen = new float[featureCount];
        for (int f = 0; f < featureCount; f++) {
            seen[f] = missing[f].seen(features[f]);
        }
        return seen;
    }

    /** What counts as a missing value of a feature. */
    public Missing missing(int feature) {
        return missing[feature];
    }

    /// The thresholds at which some tree splits a feature: ascending, distinct; empty where none does. Infinite
    /// where a split parts missing values from all others.
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

    /// By how much the splits on a feature lowered the loss when the trees were grown, summed over all trees, in the
    /// unit
    /// of the library that grew them. 0 where no tree splits it, and where the file does not tell.
    public double gain(int feature) {
        return gains[feature];
    }

    /** The tree of a round, counted from 0. */
    public Tree tree(int i) {
        return trees[i];
    }
}
