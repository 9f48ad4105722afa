package scoreline.scoring.explain;

import scoreline.scoring.tree.Ensemble;

/// Explains an ensemble's margin: the exact Shapley value of each feature, where a feature not known is averaged over
/// by
/// the cover of the training rows (path-dependent TreeSHAP, as in XGBoost's pred_contribs). The contributions and the
/// bias sum to the margin, up to float rounding.
///
/// A tree is a game in which a split on a feature outside the coalition sends a row both ways, in proportion to the
/// children's cover. With F(x₁, …, xₙ) the game's multilinear extension, xᵢ being the chance that feature i is in, the
/// Shapley value of feature i is `∫₀¹ ∂F/∂xᵢ (t, …, t) dt` (Owen, 1972). On a path with u distinct features the
/// integrand
/// is a polynomial of degree u − 1, so ⌈depth / 2⌉ Gauss–Legendre points integrate it exactly; F follows bottom-up at
/// each
/// point and all its derivatives in one pass more, the way backpropagation finds gradients.
///
/// Immutable; any number of threads may share one. Nothing is allocated for a row once each thread has had its first.
/// An
/// ensemble's contributions have the same bits whichever lanes compute them, one row or many at a time.
///
/// @see <a href="https://doi.org/10.1038/s42256-019-0138-9">Lundberg et al. (2020)</a>, the values
/// @see <a href="https://doi.org/10.1287/mnsc.18.5.64">Owen (1972)</a>, the integral by which we find them
public final class Explainer {
    /** From so many rows on, a batch takes less time than its rows one by one. */
    private static final int FEWEST_ROWS_OF_A_BATCH = 24;

    private static final int MOST_POINTS_OF_VECTORS = 8;

    private final int featureCount;
    private final Forest forest;
    private final SingleRow singleRow;
    private final ManyRows manyRows;
    private final Pool<Scratch> scratches;
    private final Pool<ManyRows.Scratch> manyScratches;

    /** As [#Explainer(Ensemble, Lanes)] with the widest lanes there are. */
    public Explainer(Ensemble ensemble) {
        this(ensemble, Lanes.widest());
    }

    /// @param lanes of no account for trees deeper than 16, which are explained one lane at a time
    /// @throws IllegalArgumentException where there are no such lanes, or the ensemble is beyond all measure
    public Explainer(Ensemble ensemble, Lanes lanes) {
        if (!lanes.available()) {
            throw new IllegalArgumentException("This processor or this Java has no lanes of " + lanes + ".");
        }
        featureCount = ensemble.featureCount();
        forest = new Forest(new Planting(ensemble));
        singleRow = new SingleRow(forest, kernel(lanes, false), ensemble.marginSum());
        manyRows = new ManyRows(forest, kernel(lanes, true), ensemble.marginSum());
        scratches = new Pool<>(() -> new Scratch(forest));
        manyScratches = new Pool<>(() -> new ManyRows.Scratch(forest));
    }

    private Kernel kernel(Lanes lanes, boolean rows) {
        return lanes == Lanes.SCALAR || forest.points() > MOST_POINTS_OF_VECTORS
                ? new ScalarKernel(rows)
                : VectorKernels.of(lanes, forest.points(), rows);
    }

    /** The margin where nothing is known of a row: the base margin plus each tree's mean by cover, in log-odds. */
    public float bias() {
        return forest.bias;
    }

    /// Writes what each feature adds to the bias, in log-odds.
    ///
    /// @param features shape (featureCount), NaN where missing
    /// @param contributions shape (featureCount), overwritten
    /// @return the margin, in log-odds, of the same bits as [Ensemble#margin]
    public float explain(float[] features, float[] contributions) {
        check("features", features, 1);
        check("contributions", contributions, 1);
        Scratch scratch = scratches.take();
        float margin = singleRow.explain(features, 0, contributions, 0, scratch);
        scratches.giveBack(scratch);
        return margin;
    }

    /// The same for many rows, to the same bits and in less time for each.
    ///
    /// @param features shape (rows, featureCount), row by row
    /// @param margins shape (rows), overwritten
    /// @param contributions shape (rows, featureCount), row by row, overwritten
    public void explain(float[] features, float[] margins, float[] contributions) {
        check("features", features, margins.length);
        check("contributions", contributions, margins.length);
        int row = 0;
        while (margins.length - row >= FEWEST_ROWS_OF_A_BATCH) {
            int rows = Math.min(ManyRows.MOST, margins.length - row);
            ManyRows.Scratch scratch = manyScratches.take();
            manyRows.explain(features, row, rows, margins, contributions, scratch);
            manyScratches.giveBack(scratch);
            row += rows;
        }
        if (row < margins.length) {
            Scratch scratch = scratches.take();
            for (; row < margins.length; row++) {
                int at = row * featureCount;
                margins[row] = singleRow.explain(features, at, contributions, at, scratch);
            }
            scratches.giveBack(scratch);
        }
    }

    private void check(String name, float[] values, int rows) {
        if (values.length != (long) rows * featureCount) {
            throw new IllegalArgumentException(
                    name + " must have " + (long) rows * featureCount + " values, had " + values.length);
        }
    }

    /** What the model takes in memory to be explained, in bytes, working memory not counted. */
    public long bytes() {
        return forest.bytes();
    }
}
