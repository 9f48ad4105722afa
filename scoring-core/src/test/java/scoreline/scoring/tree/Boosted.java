package scoreline.scoring.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// A model that XGBoost trained on seeded random rows, with its own margins and contributions for them. Some values are
/// missing, and most sit on a coarse grid, so that many equal a threshold.
///
/// @param json the same model as `ubj`
/// @param rows shape (rows, features)
/// @param margins shape (rows)
/// @param contributions shape (rows, features + 1); the last is the bias
@SuppressWarnings("ArrayRecordComponent") // a fixture, never compared
public record Boosted(byte[] ubj, byte[] json, float[][] rows, float[] margins, float[][] contributions) {
    public static final int FEATURES = 12;

    public static Boosted train(long seed, int rowCount, int rounds, Map<String, Object> parameters) {
        var random = new SplittableRandom(seed);
        float[][] rows = new float[rowCount][FEATURES];
        float[] labels = new float[rowCount];
        for (int i = 0; i < rowCount; i++) {
            for (int f = 0; f < FEATURES; f++) {
                rows[i][f] = value(random, f);
            }
            labels[i] = label(random, rows[i]);
        }
        return train(rows, labels, rounds, parameters);
    }

    /** A model whose features but the first are categories. */
    public static Boosted trainCategorical(long seed, int rowCount, int rounds) {
        var random = new SplittableRandom(seed);
        float[][] rows = new float[rowCount][FEATURES];
        float[] labels = new float[rowCount];
        for (int i = 0; i < rowCount; i++) {
            for (int f = 0; f < FEATURES; f++) {
                rows[i][f] = random.nextInt(6);
            }
            labels[i] = rows[i][3] % 2;
        }
        var kinds = new String[FEATURES];
        Arrays.fill(kinds, "c");
        kinds[0] = "q";
        return train(rows, labels, rounds, Map.of("max_cat_to_onehot", 1), kinds);
    }

    private static Boosted train(
            float[][] rows, float[] labels, int rounds, Map<String, Object> parameters, String... kinds) {
        var all = new HashMap<String, Object>(Map.of("objective", "binary:logistic", "nthread", 1, "seed", 1));
        all.putAll(parameters);
        try {
            var matrix = new DMatrix(flat(rows), rows.length, FEATURES, Float.NaN);
            Booster booster = null;
            try {
                matrix.setLabel(labels);
                if (kinds.length > 0) {
                    matrix.setFeatureTypes(kinds);
                }
                booster = XGBoost.train(matrix, all, rounds, Map.of(), null, null);
                float[][] margins = booster.predict(matrix, true);
                float[] first = new float[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    first[i] = margins[i][0];
                }
                boolean explained = !all.containsKey("booster") && !all.containsKey("num_class");
                var contributions = explained ? booster.predictContrib(matrix, 0) : new float[0][];
                return new Boosted(booster.toByteArray("ubj"), booster.toByteArray("json"), rows, first, contributions);
            } finally {
                matrix.dispose();
                if (booster != null) {
                    booster.dispose();
                }
            }
        } catch (XGBoostError error) {
            throw new AssertionError(error);
        }
    }

    private static float value(SplittableRandom random, int feature) {
        if (random.nextInt(10) < feature % 4) {
            return Float.NaN;
        }
        float value = (float) random.nextGaussian();
        return feature % 3 == 0 ? value : Math.round(value * 4) / 4f;
    }

    private static float label(SplittableRandom random, float[] row) {
        double odds = -1.5 + or0(row[0]) + or0(row[1]) * or0(row[2]) - (row[4] > 0 && row[5] > 0 ? 1.5 : 0);
        return random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    }

    private static float or0(float value) {
        return Float.isNaN(value) ? 0 : value;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * FEATURES, FEATURES);
        }
        return flat;
    }
}
