package scoreline.training.business;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Made-up probabilities, many of them tied, what became of the applicants, and amounts of which some are missing.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Applicants(double[] probabilities, int[] targets, double[] amounts) {

    static Applicants drawn(int rows, SplittableRandom random) {
        double[] probabilities =
                random.ints(rows, 1, 100).mapToDouble(i -> i / 200.0).toArray();
        int[] targets = Arrays.stream(probabilities)
                .mapToInt(p -> random.nextDouble() < p ? 1 : 0)
                .toArray();
        double[] amounts = random.ints(rows, -5, 60)
                .mapToDouble(amount -> amount < 0 ? Double.NaN : 1_000.0 * amount)
                .toArray();
        return new Applicants(probabilities, targets, amounts);
    }

    /** By the definition, one applicant after the other. */
    double cost(double costRatio, double threshold) {
        double cost = 0;
        for (int i = 0; i < targets.length; i++) {
            boolean refused = probabilities[i] >= threshold;
            cost += mistake(i, refused, costRatio);
        }
        return cost / targets.length;
    }

    double mistake(int row, boolean refused, double costRatio) {
        if (refused) {
            return targets[row] == 1 ? 0 : 1;
        }
        return targets[row] == 1 ? costRatio : 0;
    }
}
