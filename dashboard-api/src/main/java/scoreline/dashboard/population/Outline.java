package scoreline.dashboard.population;

import org.jspecify.annotations.Nullable;

/**
 * What is told of the values that a group has of a feature, whoever asks.
 *
 * @param count who has one
 * @param missing who has none
 * @param mean null of none
 * @param quantiles the smallest values that at least 1, 25, 50, 75 and 99 in a hundred do not exceed; empty of none
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Outline(int count, int missing, @Nullable Double mean, float[] quantiles) {
    private static final double[] SHARES = {0.01, 0.25, 0.5, 0.75, 0.99};

    static Outline of(Values values) {
        return new Outline(values.count(), values.missing(), values.mean(), values.quantiles(SHARES));
    }

    @Nullable
    Float low() {
        return quantile(0);
    }

    @Nullable
    Float lowerQuartile() {
        return quantile(1);
    }

    @Nullable
    Float median() {
        return quantile(2);
    }

    @Nullable
    Float upperQuartile() {
        return quantile(3);
    }

    @Nullable
    Float high() {
        return quantile(4);
    }

    private @Nullable Float quantile(int which) {
        return quantiles.length == 0 ? null : quantiles[which];
    }

    /// Those of everybody, and of the approved.
    record OfGroups(Outline everybody, Outline approved) {}
}
