package scoreline.benchmarks.explain;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Applicants of nobody's, drawn from a seed: some features continuous, some coarse, some flags, from none to three fifths of
 * a feature missing; a default depends on many of them weakly, in waves and in pairs, so that trees find work at any depth.
 */
final class MadeUpRows {
    static final int FEATURES = 120;

    /** Chosen so that one in twelve or so defaults. */
    private static final double BIAS = -4.65;

    private static final int WAVES = 60;
    private static final int PAIRED = 24;
    private static final int LINEAR = 100;

    /** What a missing value does to the log-odds is what this value does. */
    private static final double WHERE_MISSING = 0.3;

    private final float[] features;
    private final float[] labels;

    private MadeUpRows(float[] features, float[] labels) {
        this.features = features;
        this.labels = labels;
    }

    static MadeUpRows draw(long seed, int count) {
        var random = new SplittableRandom(seed);
        float[] features = new float[count * FEATURES];
        float[] labels = new float[count];
        float[] row = new float[FEATURES];
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < FEATURES; f++) {
                row[f] = value(random, f);
            }
            System.arraycopy(row, 0, features, i * FEATURES, FEATURES);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds(row))) ? 1 : 0;
        }
        return new MadeUpRows(features, labels);
    }

    private static float value(SplittableRandom random, int feature) {
        double normal = random.nextGaussian();
        if (random.nextDouble() < 0.06 * (feature % 11)) {
            return Float.NaN;
        }
        return (float)
                switch (feature % 6) {
                    case 0 -> normal;
                    case 1 -> Math.exp(normal);
                    case 2 -> Math.round(2 * normal) / 2.0;
                    case 3 -> Math.floor(Math.abs(1.5 * normal));
                    case 4 -> normal > 1 ? 1 : 0;
                    default -> Math.abs(normal) > 1.5 ? 2 : normal > 0 ? 1 : 0;
                };
    }

    private static double odds(float[] row) {
        double odds = BIAS;
        for (int f = 0; f < WAVES; f++) {
            odds += 0.5 * Math.exp(-f / 15.0) * Math.sin(2 * effect(row, f, WHERE_MISSING));
        }
        for (int f = WAVES; f < LINEAR; f++) {
            odds += 0.1 * effect(row, f, WHERE_MISSING);
        }
        for (int f = 0; f < PAIRED; f += 2) {
            odds += 0.25 * effect(row, f, 0) * effect(row, f + 1, 0);
        }
        return odds;
    }

    /** Brings a feature about to the scale of a standard normal. */
    private static double effect(float[] row, int feature, double whereMissing) {
        float value = row[feature];
        if (Float.isNaN(value)) {
            return whereMissing;
        }
        return switch (feature % 6) {
            case 1 -> Math.log(value);
            case 3 -> value / 1.5 - 0.8;
            default -> value;
        };
    }

    int count() {
        return labels.length;
    }

    /** Row by row, NaN where missing, shape (count · FEATURES). */
    float[] features() {
        return features;
    }

    /** A copy, shape (rows · FEATURES). */
    float[] features(int from, int rows) {
        return Arrays.copyOfRange(features, from * FEATURES, (from + rows) * FEATURES);
    }

    /** 1 for a default, shape (count). */
    float[] labels() {
        return labels;
    }
}
