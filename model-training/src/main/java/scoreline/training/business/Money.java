package scoreline.training.business;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.training.validation.Threshold;

/// What mistakes cost in the lender's currency: a default approved loses `lossGivenDefault · amount`, a good applicant
/// refused the `interestMargin · amount` that would have been earned. Nobody is reviewed.
///
/// @param lossGivenDefault share of the amount
/// @param interestMargin share of the amount
/// @param rows whose amount is known; the others are left out of everything here
/// @param withoutAmount rows whose amount is missing or negative
/// @param thresholdInTheory `1 / (1 + lossGivenDefault / interestMargin)`, the cheapest were the probabilities exact,
///     whatever the amount
/// @param inForce at the threshold that is cheapest by the cost ratio
/// @param best at the threshold that is cheapest in money
public record Money(
        double lossGivenDefault,
        double interestMargin,
        long rows,
        long withoutAmount,
        double thresholdInTheory,
        Lost inForce,
        Lost best,
        Lost approvingAll,
        Lost refusingAll) {

    /// What is lost, in the lender's currency.
    ///
    /// @param threshold null where everyone is treated alike
    /// @param approvalRate of the rows with an amount, in [0, 1]
    /// @param toDefaults on those approved
    /// @param margin not earned on those refused
    /// @param total of both
    /// @param perApplication total over the rows with an amount
    public record Lost(
            @Nullable Double threshold,
            double approvalRate,
            double toDefaults,
            double margin,
            double total,
            double perApplication) {}

    /// @param amounts NaN where unknown, shape (rows)
    /// @return empty where no row has an amount
    static Optional<Money> of(
            double[] probabilities, int[] targets, double[] amounts, Stakes stakes, double threshold) {
        int[] known = IntStream.range(0, amounts.length)
                .filter(row -> amounts[row] >= 0)
                .toArray();
        return known.length == 0
                ? Optional.empty()
                : Optional.of(new Loans(
                                IntStream.of(known)
                                        .mapToDouble(row -> probabilities[row])
                                        .toArray(),
                                IntStream.of(known).map(row -> targets[row]).toArray(),
                                IntStream.of(known)
                                        .mapToDouble(row -> amounts[row])
                                        .toArray(),
                                stakes)
                        .money(amounts.length - known.length, threshold));
    }

    /** The rows with an amount. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Loans(double[] probabilities, int[] targets, double[] amounts, Stakes stakes) {

        Money money(long withoutAmount, double threshold) {
            double ratio = stakes.lossGivenDefault() / stakes.interestMargin();
            double best =
                    Threshold.cheapest(probabilities, targets, amounts, ratio).value();
            return new Money(
                    stakes.lossGivenDefault(),
                    stakes.interestMargin(),
                    targets.length,
                    withoutAmount,
                    Threshold.inTheory(ratio),
                    lost(threshold, threshold),
                    lost(best, best),
                    lost(null, Double.POSITIVE_INFINITY),
                    lost(null, Double.NEGATIVE_INFINITY));
        }

        private Lost lost(@Nullable Double threshold, double refusedFrom) {
            double approvedDefaults = 0;
            double refusedRepayments = 0;
            int approved = 0;
            for (int i = 0; i < targets.length; i++) {
                if (probabilities[i] < refusedFrom) {
                    approved++;
                    approvedDefaults += targets[i] * amounts[i];
                } else {
                    refusedRepayments += (1 - targets[i]) * amounts[i];
                }
            }
            double toDefaults = stakes.lossGivenDefault() * approvedDefaults;
            double margin = stakes.interestMargin() * refusedRepayments;
            double total = toDefaults + margin;
            return new Lost(
                    threshold, (double) approved / targets.length, toDefaults, margin, total, total / targets.length);
        }
    }
}
