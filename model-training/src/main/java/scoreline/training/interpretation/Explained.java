package scoreline.training.interpretation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.tree.Ensemble;

/// Applicants and their contributions, drawn from all that were explained.
///
/// @param rows their positions in the table, ascending
/// @param features encoded, shape (rows, features)
/// @param contributions in log-odds, shape (rows, features)
/// @param influence of the features over all applicants
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Explained(int[] rows, float[][] features, float[][] contributions, Influence influence) {

    /** Contributions hardly move with more rows, and what is told of single ones is told of a sample. */
    private static final int MOST_ROWS = 20_000;

    /// Explains every row once, and keeps what is found of 20,000 where there are more.
    ///
    /// @param features encoded, shape (rows, features)
    /// @param seed of what is drawn
    public static Explained of(Catalogue catalogue, Ensemble ensemble, float[][] features, long seed) {
        int[] drawn = draw(features.length, MOST_ROWS, new SplittableRandom(seed));
        var contributions = new float[drawn.length][];
        var influence = Influence.of(catalogue, ensemble, features, (row, found, from) -> {
            int kept = Arrays.binarySearch(drawn, row);
            if (kept >= 0) {
                contributions[kept] = Arrays.copyOfRange(found, from, from + ensemble.featureCount());
            }
        });
        return new Explained(drawn, select(features, drawn), contributions, influence);
    }

    /// Mean |contribution| of each feature, in log-odds, over 20,000 rows where there are more.
    ///
    /// @param features encoded, shape (rows, features)
    public static double[] meanContributions(Catalogue catalogue, Ensemble ensemble, float[][] features, long seed) {
        int[] drawn = draw(features.length, MOST_ROWS, new SplittableRandom(seed));
        return Influence.of(catalogue, ensemble, select(features, drawn), (_, _, _) -> {}).features().stream()
                .mapToDouble(Influence.OfFeature::meanAbsolute)
                .toArray();
    }

    private static float[][] select(float[][] features, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> features[row]).toArray(float[][]::new);
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
