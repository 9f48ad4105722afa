package scoreline.training.note;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import scoreline.training.experiment.Lab.LearningPoint;

/// How an AUC rises with the rows n that a model learns from: `a − b · (n / N)^(−c)`, N the most rows seen. Least
/// squares; c is looked for from 0.05 to 2, a and b follow.
///
/// @param limit a
/// @param gap b, above 0
/// @param exponent c
/// @param rows N
/// @see <a href="https://doi.org/10.1109/TPAMI.2022.3220744">Viering and Loog (2023), The shape of learning curves</a>
record LearningLaw(double limit, double gap, double exponent, double rows) {

    private static final int FEWEST_POINTS = 3;

    /// @param points by rising rows
    /// @return empty of fewer than three points, or where the AUC does not rise
    static Optional<LearningLaw> of(List<LearningPoint> points) {
        return points.size() < FEWEST_POINTS
                ? Optional.empty()
                : IntStream.rangeClosed(5, 200)
                        .mapToObj(hundredth -> of(points, hundredth / 100.0))
                        .min(Comparator.comparingDouble(law -> law.squares(points)))
                        .filter(law -> law.gap > 0);
    }

    private static LearningLaw of(List<LearningPoint> points, double exponent) {
        double rows = points.getLast().rows();
        double[] x = points.stream()
                .mapToDouble(point -> Math.pow(point.rows() / rows, -exponent))
                .toArray();
        double[] y = points.stream().mapToDouble(LearningPoint::auc).toArray();
        double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).sum() / x.length;
        double meanY = IntStream.range(0, x.length).mapToDouble(i -> y[i]).sum() / x.length;
        double together = 0;
        double spread = 0;
        for (int i = 0; i < x.length; i++) {
            together += (x[i] - meanX) * (y[i] - meanY);
            spread += (x[i] - meanX) * (x[i] - meanX);
        }
        double slope = together / spread;
        return new LearningLaw(meanY - slope * meanX, -slope, exponent, rows);
    }

    private double squares(List<LearningPoint> points) {
        return points.stream()
                .mapToDouble(point -> Math.pow(point.auc() - auc(point.rows()), 2))
                .sum();
    }

    double auc(double n) {
        return limit - gap * Math.pow(n / rows, -exponent);
    }
}
