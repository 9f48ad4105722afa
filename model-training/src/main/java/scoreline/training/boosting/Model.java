package scoreline.training.boosting;

import scoreline.scoring.tree.Ensemble;

/** Grown trees, as their library writes them. */
public final class Model {

    private final byte[] bytes;

    Model(byte[] bytes) {
        this.bytes = bytes;
    }

    /** XGBoost's UBJSON or LightGBM's text; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** As the scorer reads it. */
    public Ensemble ensemble() {
        return Ensemble.read(bytes);
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
