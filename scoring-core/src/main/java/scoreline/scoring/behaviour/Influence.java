package scoreline.scoring.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.tree.Ensemble;

/// What the features did to the margins of the rows a model was trained on, in log-odds:
/// `base + Σ mean contribution = mean margin`, up to rounding.
///
/// @param base margin where nothing is known of an applicant
/// @param features one for each feature, in catalogue order
public record Influence(double base, double meanMargin, List<OfFeature> features) {

    /** Rows that a thread explains at once. */
    private static final int BATCH = 512;

    /** Each contribution is rounded to float32 by itself. */
    private static final double ROUNDING = 1e-3;

    /// One feature's.
    ///
    /// @param mean contribution
    /// @param meanAbsolute of the contributions without their sign
    public record OfFeature(String feature, double mean, double meanAbsolute) {
        public OfFeature {
            if (!(Math.abs(mean) <= meanAbsolute && meanAbsolute < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the influence of " + feature + " has a mean contribution of " + mean
                        + " and a mean absolute one of " + meanAbsolute);
            }
        }
    }

    /** Takes what is explained, from several threads at once, each row once. */
    public interface EachRow {

        /// @param row its position
        /// @param contributions of several rows side by side, valid during the call
        /// @param from where the row's own begin
        void explained(int row, float[] contributions, int from);
    }

    public Influence {
        features = List.copyOf(features);
        double explained = base + features.stream().mapToDouble(OfFeature::mean).sum();
        if (!(Math.abs(explained - meanMargin) <= ROUNDING)) {
            throw new IllegalArgumentException("base and contributions of the influence sum to " + explained
                    + ", its mean margin is " + meanMargin);
        }
    }

    /// Explains every row once. Contributions are summed up and not kept.
    ///
    /// @param features encoded, shape (rows, features), at least one row
    public static Influence of(Catalogue catalogue, Ensemble ensemble, float[][] features, EachRow each) {
        var explainer = new Explainer(ensemble);
        int width = ensemble.featureCount();
        ExplanationSum sum = IntStream.range(0, Math.ceilDiv(features.length, BATCH))
                .parallel()
                .collect(
                        () -> new ExplanationSum(width),
                        (some, batch) -> explain(explainer, features, batch * BATCH, each, some),
                        ExplanationSum::add);
        List<OfFeature> found = new ArrayList<>();
        for (int f = 0; f < width; f++) {
            found.add(new OfFeature(catalogue.features().get(f).name(), sum.mean(f), sum.meanAbsolute(f)));
        }
        return new Influence(explainer.bias(), sum.meanMargin(), found);
    }

    private static void explain(Explainer explainer, float[][] features, int from, EachRow each, ExplanationSum sum) {
        int width = sum.features();
        int count = Math.min(BATCH, features.length - from);
        var some = new float[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(features[from + i], 0, some, i * width, width);
        }
        var margins = new float[count];
        var contributions = new float[some.length];
        explainer.explain(some, margins, contributions);
        for (int i = 0; i < count; i++) {
            sum.count(margins[i], contributions, i * width);
            each.explained(from + i, contributions, i * width);
        }
    }

    /** Each feature's part in all contributions, 0 to 1, shape (features). */
    public double[] shares() {
        double all = features.stream().mapToDouble(OfFeature::meanAbsolute).sum();
        return features.stream()
                .mapToDouble(feature -> all > 0 ? feature.meanAbsolute() / all : 0)
                .toArray();
    }
}
