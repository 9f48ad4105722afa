package scoreline.training.interpretation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.tree.Ensemble;

/// Applicants and their contributions.
///
/// @param rows their positions in the table, ascending
/// @param features encoded, shape (rows, features)
/// @param contributions in log-odds, shape (rows, features)
/// @param bias margin where nothing is known, in log-odds
@SuppressWarnings("ArrayRecordComponent") // never compared
record Explained(int[] rows, float[][] features, float[][] contributions, double bias) {

    /** Rows that a thread explains at once. */
    private static final int BATCH = 512;

    static Explained drawn(Ensemble ensemble, float[][] features, int most, long seed) {
        int[] drawn = draw(features.length, most, new SplittableRandom(seed));
        return of(
                ensemble,
                drawn,
                IntStream.of(drawn).mapToObj(row -> features[row]).toArray(float[][]::new));
    }

    private static Explained of(Ensemble ensemble, int[] rows, float[][] features) {
        var explainer = new Explainer(ensemble);
        int width = ensemble.featureCount();
        var contributions = new float[features.length][];
        IntStream.range(0, Math.ceilDiv(features.length, BATCH)).parallel().forEach(batch -> {
            int from = batch * BATCH;
            int count = Math.min(BATCH, features.length - from);
            var some = new float[count * width];
            for (int i = 0; i < count; i++) {
                System.arraycopy(features[from + i], 0, some, i * width, width);
            }
            var found = new float[some.length];
            explainer.explain(some, new float[count], found);
            for (int i = 0; i < count; i++) {
                contributions[from + i] = Arrays.copyOfRange(found, i * width, (i + 1) * width);
            }
        });
        return new Explained(rows, features, contributions, explainer.bias());
    }

    /** So many of the first numbers without repetition, ascending; all where there are no more. */
    static int[] draw(int among, int most, SplittableRandom random) {
        int[] numbers = IntStream.range(0, among).toArray();
        if (among <= most) {
            return numbers;
        }
        for (int i = 0; i < most; i++) {
            int j = random.nextInt(i, among);
            int drawn = numbers[j];
            numbers[j] = numbers[i];
            numbers[i] = drawn;
        }
        int[] drawn = Arrays.copyOf(numbers, most);
        Arrays.sort(drawn);
        return drawn;
    }

    int size() {
        return features.length;
    }

    /** Mean |contribution| of each feature. */
    double[] meanContributions() {
        return IntStream.range(0, size() == 0 ? 0 : contributions[0].length)
                .mapToDouble(feature -> meanContribution(feature))
                .toArray();
    }

    /** Mean |sum of their contributions|. */
    double meanContribution(int... together) {
        double sum = 0;
        for (float[] row : contributions) {
            double contribution = 0;
            for (int feature : together) {
                contribution += row[feature];
            }
            sum += Math.abs(contribution);
        }
        return sum / size();
    }
}
