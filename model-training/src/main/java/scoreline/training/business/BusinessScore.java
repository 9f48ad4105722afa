package scoreline.training.business;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.training.validation.Order;

/// What the decisions on labelled applications would have cost. Costs are in units of one good applicant refused, but
/// for [Money]. Thresholds are found on the rows they are judged on: with few rows, costs are a little better than
/// what is to come.
///
/// @param costCurve by rising threshold
/// @param sensitivity by rising cost ratio
/// @param money null where the amounts are unknown
/// @param reviewBands by rising width; the one in force is among them
/// @param reviewBand the one in force
public record BusinessScore(
        List<CostPoint> costCurve,
        List<Sensitivity> sensitivity,
        @Nullable Money money,
        List<ReviewBand> reviewBands,
        ReviewBand reviewBand) {

    private static final double[] WIDTHS = {0, 0.1, 0.2, 0.3, 0.5};

    /// @param probabilities of default, calibrated, of models that have not seen the row, in [0, 1], shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    /// @param amounts of the loans, in the lender's currency, NaN where unknown, shape (rows); empty where all are
    /// @param threshold that is the cheapest at the cost ratio
    /// @param reviewWidth of the band in force, as in [ReviewBand]
    public static BusinessScore of(
            double[] probabilities,
            int[] targets,
            Optional<double[]> amounts,
            Stakes stakes,
            double threshold,
            double reviewWidth) {
        // Once in order, the many searches for a threshold find them so.
        int[] order = Order.ascending(probabilities);
        double[] sorted = select(probabilities, order);
        int[] sortedTargets = IntStream.of(order).map(row -> targets[row]).toArray();
        List<ReviewBand> bands = DoubleStream.concat(Arrays.stream(WIDTHS), DoubleStream.of(reviewWidth))
                .sorted()
                .distinct()
                .mapToObj(width -> ReviewBand.of(sorted, sortedTargets, stakes.costRatio(), threshold, width))
                .toList();
        return new BusinessScore(
                CostPoint.curve(sorted, sortedTargets, stakes.costRatio(), threshold),
                Sensitivity.of(sorted, sortedTargets, threshold),
                amounts.flatMap(known -> Money.of(sorted, sortedTargets, select(known, order), stakes, threshold))
                        .orElse(null),
                bands,
                bands.stream()
                        .filter(band -> band.width() == reviewWidth)
                        .findFirst()
                        .orElseThrow());
    }

    private static double[] select(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }
}
