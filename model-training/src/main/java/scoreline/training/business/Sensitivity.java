package scoreline.training.business;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.training.validation.Confusion;
import scoreline.training.validation.Threshold;

/// What another cost ratio would change.
///
/// @param costRatio what a default approved costs, over what a good applicant refused costs
/// @param threshold the cheapest at this ratio
/// @param thresholdInTheory 1 / (1 + costRatio)
/// @param approvalRate at the cheapest threshold, in [0, 1]
/// @param costPerApplication at the cheapest threshold and this ratio
/// @param regret per application: what keeping the threshold in force would cost more than that; at least 0
public record Sensitivity(
        double costRatio,
        double threshold,
        double thresholdInTheory,
        double approvalRate,
        double costPerApplication,
        double regret) {

    private static final int LOWEST = 5;
    private static final int HIGHEST = 20;

    /** At whole ratios from 5 to 20. */
    static List<Sensitivity> of(double[] probabilities, int[] targets, double inForce) {
        Confusion kept = Confusion.at(probabilities, targets, inForce);
        return IntStream.rangeClosed(LOWEST, HIGHEST)
                .mapToObj(ratio -> {
                    Threshold cheapest = Threshold.cheapest(probabilities, targets, ratio);
                    return new Sensitivity(
                            ratio,
                            cheapest.value(),
                            Threshold.inTheory(ratio),
                            Confusion.at(probabilities, targets, cheapest.value())
                                    .approvalRate(),
                            cheapest.costPerApplication(),
                            kept.costPerApplication(ratio) - cheapest.costPerApplication());
                })
                .toList();
    }
}
