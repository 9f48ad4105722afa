package scoreline.dashboard.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Refusal;

/**
 * What each threshold would have done to the labelled applications, by probabilities of models that had not seen them.
 *
 * @param costRatio what a default approved costs, over what a good applicant refused costs
 * @param threshold in force, whatever the cost ratio
 * @param cheapest point of these
 * @param points by rising threshold: cost curve, ROC, and precision over recall at once
 * @param calibration applications by rising probability
 */
public record Curves(double costRatio, double threshold, Point cheapest, List<Point> points, List<Bin> calibration) {

    /**
     * A threshold.
     *
     * @param threshold refuses from here on
     * @param costPerApplication in refusals of a good applicant, exactly
     * @param approvalRate 0 to 1
     * @param falsePositiveRate share of the repayments that is refused; null where nobody repaid
     * @param recall share of the defaults that is refused: the true positive rate; null where nobody defaulted
     * @param precision share of the refused that defaults; null where nobody is refused
     */
    public record Point(
            double threshold,
            double costPerApplication,
            double approvalRate,
            @Nullable Double falsePositiveRate,
            @Nullable Double recall,
            @Nullable Double precision,
            Confusion confusion) {

        private static Point of(Stored.AtThreshold stored, double costRatio) {
            var counts = stored.confusion();
            long defaults = counts.refusedDefaults() + counts.approvedDefaults();
            long repayments = counts.refusedRepayments() + counts.approvedRepayments();
            return new Point(
                    stored.threshold(),
                    (costRatio * counts.approvedDefaults() + counts.refusedRepayments()) / (defaults + repayments),
                    (double) (counts.approvedRepayments() + counts.approvedDefaults()) / (defaults + repayments),
                    share(counts.refusedRepayments(), repayments),
                    share(counts.refusedDefaults(), defaults),
                    share(counts.refusedDefaults(), counts.refusedDefaults() + counts.refusedRepayments()),
                    counts);
        }

        private static @Nullable Double share(long part, long whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }

    /** How many applications were decided how; a refusal is the positive class. */
    public record Confusion(
            long refusedDefaults, long refusedRepayments, long approvedRepayments, long approvedDefaults) {}

    /**
     * Applications of like probability.
     *
     * @param meanProbability 0 to 1
     * @param defaultRate 0 to 1
     * @param low the true rate may lie from here, 95 %
     * @param high and up to here
     */
    public record Bin(long rows, double meanProbability, double defaultRate, double low, double high) {}

    /// What of a bundle's metrics is needed here.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(
            @Nullable List<AtThreshold> costCurve, @Nullable List<Bin> reliability) {
        @JsonIgnoreProperties(ignoreUnknown = true)
        record AtThreshold(double threshold, Confusion confusion) {}
    }

    /// @throws Refusal where nothing was stored
    static Curves of(Stored stored, double threshold, double costRatio) {
        var curve = stored.costCurve();
        if (curve == null || curve.isEmpty()) {
            throw Refusal.notFound("The metrics of this bundle hold no curves.");
        }
        var points = curve.stream().map(each -> Point.of(each, costRatio)).toList();
        return new Curves(
                costRatio,
                threshold,
                points.stream()
                        .min(Comparator.comparingDouble(Point::costPerApplication))
                        .orElseThrow(),
                points,
                stored.reliability() == null ? List.of() : stored.reliability());
    }
}
