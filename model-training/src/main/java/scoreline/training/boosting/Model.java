package scoreline.training.boosting;

import scoreline.scoring.tree.Ensemble;

/** Grown trees, as XGBoost writes them. */
public final class Model {

    private final byte[] ubj;

    Model(byte[] ubj) {
        this.ubj = ubj;
    }

    /** XGBoost's UBJSON; a copy. */
    public byte[] ubj() {
        return ubj.clone();
    }

    /** As the scorer reads it. */
    public Ensemble ensemble() {
        return Ensemble.readXgboost(ubj);
    }

    /// @return log-odds of default, as the scorer computes them, shape (rows)
    public double[] margins(LabelledRows rows) {
        Ensemble ensemble = ensemble();
        var features = new float[rows.width()];
        var margins = new double[rows.size()];
        for (int row = 0; row < margins.length; row++) {
            System.arraycopy(rows.features(), row * features.length, features, 0, features.length);
            margins[row] = ensemble.margin(features);
        }
        return margins;
    }
}
