package scoreline.training.interpretation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A feature's contributions to drawn applicants, for a plot of one dot each. Applicants are drawn for each
/// feature by itself and shuffled.
///
/// @param contributions in log-odds, to four decimals
/// @param percentiles where the applicant's value lies among all explained, in [0, 1], to two decimals, of a
///     category what it is worth to the model; null is missing; as many as contributions
public record Swarm(String feature, List<Double> contributions, List<@Nullable Double> percentiles) {

    private static final int MOST = 500;

    public Swarm {
        contributions = List.copyOf(contributions);
        percentiles = Collections.unmodifiableList(percentiles);
    }

    static Swarm of(DecidingModel model, Explained explained, int feature, long seed) {
        var random = new SplittableRandom(seed + 1 + feature);
        int[] drawn = Explained.draw(explained.size(), MOST, random);
        for (int i = drawn.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = drawn[i];
            drawn[i] = drawn[j];
            drawn[j] = swapped;
        }
        float[] known = known(explained, feature);
        return new Swarm(
                model.catalogue().features().get(feature).name(),
                IntStream.of(drawn)
                        .mapToObj(row -> rounded(explained.contributions()[row][feature], 1e4))
                        .toList(),
                Arrays.asList(IntStream.of(drawn)
                        .mapToObj(row -> percentile(known, explained.features()[row][feature]))
                        .toArray(Double[]::new)));
    }

    private static float[] known(Explained explained, int feature) {
        var values = new float[explained.size()];
        int n = 0;
        for (float[] row : explained.features()) {
            if (!Float.isNaN(row[feature])) {
                values[n++] = row[feature];
            }
        }
        float[] known = Arrays.copyOf(values, n);
        Arrays.sort(known);
        return known;
    }

    /** The share of values below, and half of those that are equal. */
    private static @Nullable Double percentile(float[] ascending, float value) {
        if (Float.isNaN(value)) {
            return null;
        }
        int below = first(ascending, value, false);
        int upTo = first(ascending, value, true);
        return rounded((below + upTo) / 2.0 / ascending.length, 1e2);
    }

    /** Where the first value stands that is not below, or, if so wished, above. */
    private static int first(float[] ascending, float value, boolean above) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < value || (above && ascending[middle] == value)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double rounded(double value, double scale) {
        return Math.rint(value * scale) / scale;
    }
}
