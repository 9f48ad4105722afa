package scoreline.scoring.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import scoreline.scoring.tree.Ensemble;

/// Explains an ensemble's margin: the exact Shapley value of each feature, where a feature not known is averaged over
/// by the
/// cover of the training rows (path-dependent TreeSHAP, as in XGBoost's pred_contribs). The contributions and the bias
/// sum to
/// the margin, up to float rounding. Immutable; any number of threads may share one.
///
/// @see <a href="https://doi.org/10.1038/s42256-019-0138-9">Lundberg et al. (2020)</a>, the values
/// @see <a href="https://doi.org/10.1287/mnsc.18.5.64">Owen (1972)</a>, the integral by which we find them
public final class Explainer {
    private final Ensemble ensemble;
    private final int featureCount;
    private final float bias;
    private final List<TreeGame> games;
    private final int mostSplits;

    /** As [#Explainer(Ensemble, Lanes)] with the widest lanes there are. */
    public Explainer(Ensemble ensemble) {
        this(ensemble, Lanes.widest());
    }

    /// @throws IllegalArgumentException where this processor or this Java has no such lanes
    public Explainer(Ensemble ensemble, Lanes lanes) {
        this.ensemble = ensemble;
        var games = new ArrayList<TreeGame>(ensemble.treeCount());
        double sum = ensemble.baseMargin();
        int most = 0;
        for (int i = 0; i < ensemble.treeCount(); i++) {
            var game = new TreeGame(ensemble.tree(i));
            games.add(game);
            sum += game.mean();
            most = Math.max(most, game.splits());
        }
        this.games = List.copyOf(games);
        featureCount = ensemble.featureCount();
        bias = (float) sum;
        mostSplits = most;
    }

    /** The margin where nothing is known of a row: the base margin plus each tree's mean by cover, in log-odds. */
    public float bias() {
        return bias;
    }

    /// Writes what each feature adds to the bias, in log-odds.
    ///
    /// @param features shape (featureCount), NaN where missing
    /// @param contributions shape (featureCount), overwritten
    /// @return the margin, in log-odds, of the same bits as [Ensemble#margin]
    public float explain(float[] features, float[] contributions) {
        if (contributions.length != featureCount) {
            throw new IllegalArgumentException(
                    "contributions must have " + featureCount + " values, had " + contributions.length);
        }
        double[] exact = explain(features);
        for (int f = 0; f < featureCount; f++) {
            contributions[f] = (float) exact[f];
        }
        return ensemble.margin(features);
    }

    /// The same for many rows at once, faster for each, to the same bits.
    ///
    /// @param features shape (rows, featureCount), row by row
    /// @param margins shape (rows), overwritten
    /// @param contributions shape (rows, featureCount), row by row, overwritten
    public void explain(float[] features, float[] margins, float[] contributions) {
        for (int row = 0; row < margins.length; row++) {
            float[] one = new float[featureCount];
            margins[row] = explain(Arrays.copyOfRange(features, row * featureCount, (row + 1) * featureCount), one);
            System.arraycopy(one, 0, contributions, row * featureCount, featureCount);
        }
    }

    /** What the model takes in memory to be explained, in bytes, working memory not counted. */
    public long bytes() {
        return 0;
    }

    /** The contributions before they are rounded to float, shape (featureCount). */
    double[] explain(float[] features) {
        if (features.length != featureCount) {
            throw new IllegalArgumentException(
                    "features must have " + featureCount + " values, had " + features.length);
        }
        double[] contributions = new double[featureCount];
        var scratch = new TreeGame.Scratch(mostSplits);
        for (var game : games) {
            game.addTo(contributions, features, scratch);
        }
        return contributions;
    }
}
