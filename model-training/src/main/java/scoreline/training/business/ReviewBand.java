package scoreline.training.business;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import scoreline.training.validation.Threshold;

/// The three-way policy: a person looks where approving and refusing differ little in expected cost. At a cost ratio
/// c they differ by `|p · c − (1 − p)|`, which is less than a width w for p between `(1 − w)/(1 + c)` and
/// `(1 + w)/(1 + c)`. Where the cheapest threshold found lies outside, the band reaches to it; a width of 0 is no band,
/// at that threshold.
///
/// @param width w, in units of one good applicant refused; at least 0 and below 1
/// @param from reviewed from here on; approved below
/// @param to refused from here on, at most 1
/// @param reviewedShare of all applications, in [0, 1]
/// @param defaultRate of those reviewed, in [0, 1]; null where there are none
/// @param costOfRest of mistakes on the applications nobody reviews, per application of all
/// @param worth by falling hit rate; empty where nobody is reviewed
public record ReviewBand(
        double width,
        double from,
        double to,
        double reviewedShare,
        @Nullable Double defaultRate,
        double costOfRest,
        List<Worth> worth) {

    private static final double[] HIT_RATES = {1, 0.9, 0.8, 0.7, 0.6};

    /// What a review saves: the cost of the mistakes that the cheapest threshold makes on those reviewed, less the
    /// cost of the reviewer's. The band pays where a review costs less than this.
    ///
    /// @param hitRate share that the reviewer decides as it turns out, of defaults as of repayments
    /// @param savedPerReview in units of one good applicant refused; negative where the reviewer does worse
    public record Worth(double hitRate, double savedPerReview) {}

    /// @param threshold the cheapest found
    static ReviewBand of(double[] probabilities, int[] targets, double costRatio, double threshold, double width) {
        double inTheory = Threshold.inTheory(costRatio);
        double from = width == 0 ? threshold : Math.min(threshold, (1 - width) * inTheory);
        double to = width == 0 ? threshold : Math.max(threshold, Math.min(1, (1 + width) * inTheory));
        long reviewed = 0;
        long defaults = 0;
        double costOfRest = 0;
        double costWithoutReview = 0;
        for (int i = 0; i < targets.length; i++) {
            double cost = cost(targets[i], probabilities[i] >= threshold, costRatio);
            if (probabilities[i] >= from && probabilities[i] < to) {
                reviewed++;
                defaults += targets[i];
                costWithoutReview += cost;
            } else {
                costOfRest += cost;
            }
        }
        return new ReviewBand(
                width,
                from,
                to,
                (double) reviewed / targets.length,
                reviewed == 0 ? null : (double) defaults / reviewed,
                costOfRest / targets.length,
                worth(reviewed, costWithoutReview, costRatio * defaults + (reviewed - defaults)));
    }

    private static double cost(int target, boolean refused, double costRatio) {
        if (target == 1) {
            return refused ? 0 : costRatio;
        }
        return refused ? 1 : 0;
    }

    /// @param costAllWrong of those reviewed, were each decided the wrong way
    private static List<Worth> worth(long reviewed, double costWithoutReview, double costAllWrong) {
        return DoubleStream.of(HIT_RATES)
                .filter(_ -> reviewed > 0)
                .mapToObj(hitRate -> new Worth(hitRate, (costWithoutReview - (1 - hitRate) * costAllWrong) / reviewed))
                .toList();
    }
}
