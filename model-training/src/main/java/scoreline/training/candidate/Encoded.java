package scoreline.training.candidate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.explain.Explainer;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.encoding.DenseColumns;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;

/// The rows that a candidate learns from and those it is judged by, as its learner wants them. All that is learnt on
/// the way is
/// learnt from the rows it sees.
record Encoded(LabelledRows seen, LabelledRows unseen) {

    private static final double MOSTLY_MISSING = 0.7;
    private static final int STRONGEST = 60;
    private static final int STRONGEST_ROUNDS = 100;
    private static final int EXPLAINED = 2_000;
    private static final double VARIANCE_KEPT = 0.95;

    static Encoded of(
            Candidate candidate, Labelled labelled, EncodingFit encodings, int[] seen, int[] unseen, long seed) {
        boolean[] features = features(candidate.columns(), labelled, encodings, seen, seed);
        if (candidate.learner().isOfTrees()) {
            var encoder = new RowEncoder(labelled.catalogue(), encodings.learn(labelled, seen));
            return new Encoded(
                    columns(labelled.encoded(encoder, seen), features),
                    columns(labelled.encoded(encoder, unseen), features));
        }
        var dense = DenseColumns.learn(labelled.catalogue(), feature -> features[feature], labelled.rows(), seen);
        var encoded = new Encoded(dense(dense, labelled, seen), dense(dense, labelled, unseen));
        return candidate.columns() == Columns.COMPONENTS ? encoded.components() : encoded;
    }

    private static boolean[] features(
            Columns columns, Labelled labelled, EncodingFit encodings, int[] seen, long seed) {
        var chosen = new boolean[labelled.catalogue().features().size()];
        switch (columns) {
            case ALL, COMPONENTS -> Arrays.fill(chosen, true);
            case FILLED -> {
                for (int i = 0; i < chosen.length; i++) {
                    var formula = labelled.catalogue().features().get(i).formula();
                    long missing = IntStream.of(seen)
                            .filter(row -> formula.isMissing(labelled.rows().get(row)))
                            .count();
                    chosen[i] = missing <= MOSTLY_MISSING * seen.length;
                }
            }
            case STRONGEST -> {
                double[] strength = strength(labelled, encodings, seen, seed);
                IntStream.range(0, chosen.length)
                        .boxed()
                        .sorted(Comparator.comparing((Integer i) -> -strength[i]))
                        .limit(STRONGEST)
                        .forEach(i -> chosen[i] = true);
            }
        }
        return chosen;
    }

    /** Mean of |contribution| by feature, in a small model. */
    private static double[] strength(Labelled labelled, EncodingFit encodings, int[] seen, long seed) {
        var encoder = new RowEncoder(labelled.catalogue(), encodings.learn(labelled, seen));
        var growth = new Growth(0.1, 4, 30, 0.7, 0.1, 60, Growth.MOST_BINS);
        var model = new Boosting(growth, seed, 1).grow(labelled.encoded(encoder, seen), STRONGEST_ROUNDS, _ -> {});
        var explainer = new Explainer(model.ensemble());
        var strength = new double[labelled.catalogue().features().size()];
        var contributions = new float[strength.length];
        for (int i = 0; i < Math.min(EXPLAINED, seen.length); i++) {
            explainer.explain(encoder.encode(labelled.rows().get(seen[i])), contributions);
            for (int feature = 0; feature < strength.length; feature++) {
                strength[feature] += Math.abs(contributions[feature]);
            }
        }
        return strength;
    }

    private static LabelledRows columns(LabelledRows rows, boolean[] chosen) {
        int[] kept = IntStream.range(0, chosen.length).filter(i -> chosen[i]).toArray();
        if (kept.length == chosen.length) {
            return rows;
        }
        var features = new float[rows.size() * kept.length];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < kept.length; i++) {
                features[row * kept.length + i] = rows.features()[row * rows.width() + kept[i]];
            }
        }
        return new LabelledRows(features, kept.length, rows.targets());
    }

    private static LabelledRows dense(DenseColumns dense, Labelled labelled, int[] chosen) {
        var features = new float[Math.multiplyExact(chosen.length, dense.width())];
        var targets = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(
                    dense.encode(labelled.rows().get(chosen[i])), 0, features, i * dense.width(), dense.width());
            targets[i] = labelled.targets()[chosen[i]];
        }
        return new LabelledRows(features, dense.width(), targets);
    }

    /// @see <a href="https://doi.org/10.1080/14786440109462720">Pearson (1901)</a>
    private Encoded components() {
        int width = seen.width();
        var values = new double[seen.size()][width];
        for (int row = 0; row < values.length; row++) {
            for (int i = 0; i < width; i++) {
                values[row][i] = seen.features()[row * width + i];
            }
        }
        // The singular vectors of a covariance are its eigenvectors, and are found where columns repeat each other too.
        var decomposition = new SingularValueDecomposition(
                new Covariance(new Array2DRowRealMatrix(values, false), false).getCovarianceMatrix());
        double[] variances = decomposition.getSingularValues();
        double all = IntStream.range(0, width).mapToDouble(i -> variances[i]).sum();
        int kept = 0;
        for (double sum = 0; kept < width && sum < VARIANCE_KEPT * all; kept++) {
            sum += variances[kept];
        }
        var directions = new double[kept][];
        for (int i = 0; i < kept; i++) {
            directions[i] = decomposition.getU().getColumn(i);
        }
        return new Encoded(projected(seen, directions), projected(unseen, directions));
    }

    private static LabelledRows projected(LabelledRows rows, double[][] directions) {
        var features = new float[rows.size() * directions.length];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < directions.length; i++) {
                double sum = 0;
                for (int column = 0; column < rows.width(); column++) {
                    sum += directions[i][column] * rows.features()[row * rows.width() + column];
                }
                features[row * directions.length + i] = (float) sum;
            }
        }
        return new LabelledRows(features, directions.length, rows.targets());
    }
}
