package scoreline.training.interpretation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/// Explains a score by a straight line: applicants like the one in question are made by replacing about half of
/// its values with those of other people, and a weighted ridge regression finds what keeping each value is worth.
/// Each neighbour's score is a mean over several others for the values replaced: who they happen to be would else
/// move the score more than most features do, and two seeds would hardly agree on the weak ones. The nearer to the
/// applicant, the heavier: `exp(−d² / 2σ²)` with d² the number of values replaced and `σ = ¾
/// √n` for n features.
///
/// @see <a href="https://doi.org/10.1145/2939672.2939778">Ribeiro, Singh and Guestrin (2016)</a>; kernel width
///     and ridge as in their program
final class Lime {

    static final int SAMPLES = 3_000;

    /** Whose values stand in for those replaced, for each neighbour anew. */
    static final int STRANGERS = 10;

    private static final double KERNEL_WIDTH = 0.75;
    private static final double RIDGE = 1;

    private final ToDoubleFunction<float[]> score;
    private final int[] explained;
    private final float[][] people;

    /// @param people whose values replace an applicant's, each feature by itself
    Lime(DecidingModel model, float[][] people) {
        this(
                model.ensemble()::margin,
                IntStream.range(0, model.ensemble().featureCount())
                        .filter(model::splits)
                        .toArray(),
                people);
    }

    /// @param score of encoded features
    /// @param explained the features that get a weight; others do not bear on the score
    Lime(ToDoubleFunction<float[]> score, int[] explained, float[][] people) {
        this.score = score;
        this.explained = explained;
        this.people = people;
    }

    /** The features that get a weight, ascending. */
    int[] explained() {
        return explained;
    }

    /// An explanation.
    ///
    /// @param weights what the applicant's value adds to the score, in its unit, in the order of the features
    ///     explained
    /// @param fit share of the scores' weighted variance that the line explains, at most 1
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(double[] weights, double fit) {}

    Line explain(float[] applicant, long seed) {
        var random = new SplittableRandom(seed);
        int n = explained.length;
        if (n == 0) {
            return new Line(new double[0], 1);
        }
        var kept = new double[SAMPLES][n];
        var scores = new double[SAMPLES];
        var weights = new double[SAMPLES];
        double width = KERNEL_WIDTH * KERNEL_WIDTH * n;
        for (int i = 0; i < SAMPLES; i++) {
            var replaced = new int[n];
            int count = 0;
            for (int f = 0; f < n; f++) {
                if (i == 0 || random.nextBoolean()) {
                    kept[i][f] = 1;
                } else {
                    replaced[count++] = explained[f];
                }
            }
            scores[i] = meanScore(applicant, Arrays.copyOf(replaced, count), random);
            weights[i] = Math.exp(-count / (2 * width));
        }
        return line(kept, scores, weights);
    }

    private double meanScore(float[] applicant, int[] replaced, SplittableRandom random) {
        float[] neighbour = applicant.clone();
        double sum = 0;
        for (int stranger = 0; stranger < STRANGERS; stranger++) {
            for (int feature : replaced) {
                neighbour[feature] = people[random.nextInt(people.length)][feature];
            }
            sum += score.applyAsDouble(neighbour);
        }
        return sum / STRANGERS;
    }

    /** Weighted ridge regression; centred, so that the intercept is not drawn to 0. */
    private static Line line(double[][] kept, double[] scores, double[] weights) {
        int n = kept[0].length;
        double total = 0;
        double meanScore = 0;
        var mean = new double[n];
        for (int i = 0; i < kept.length; i++) {
            total += weights[i];
            meanScore += weights[i] * scores[i];
            for (int f = 0; f < n; f++) {
                mean[f] += weights[i] * kept[i][f];
            }
        }
        meanScore /= total;
        for (int f = 0; f < n; f++) {
            mean[f] /= total;
        }
        var normal = new double[n][n];
        var right = new double[n];
        var centred = new double[n];
        double variance = 0;
        for (int i = 0; i < kept.length; i++) {
            double off = scores[i] - meanScore;
            variance += weights[i] * off * off;
            for (int f = 0; f < n; f++) {
                centred[f] = kept[i][f] - mean[f];
            }
            for (int f = 0; f < n; f++) {
                double weighted = weights[i] * centred[f];
                right[f] += weighted * off;
                double[] row = normal[f];
                for (int g = 0; g <= f; g++) {
                    row[g] += weighted * centred[g];
                }
            }
        }
        for (int f = 0; f < n; f++) {
            normal[f][f] += RIDGE;
            for (int g = 0; g < f; g++) {
                normal[g][f] = normal[f][g];
            }
        }
        double[] found = new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
        double left = 0;
        for (int i = 0; i < kept.length; i++) {
            double off = scores[i] - meanScore;
            for (int f = 0; f < n; f++) {
                off -= found[f] * (kept[i][f] - mean[f]);
            }
            left += weights[i] * off * off;
        }
        return new Line(found, variance > 0 ? 1 - left / variance : 1);
    }
}
