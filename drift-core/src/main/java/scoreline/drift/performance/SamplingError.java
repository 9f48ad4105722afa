package scoreline.drift.performance;

import java.util.List;
import java.util.function.ToLongFunction;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Tally;

/// How far the real figures of so many rows scatter around the expected ones: standard errors by what training's
/// own decisions turned out to be, the reference's own uncertainty among them.
final class SamplingError {

    private final List<Tally> bands;
    private final Decided decided;
    private final Tally all;
    private final double costRatio;

    /// @param ascending training's decisions by score, the lowest first, some defaulted and some repaid
    SamplingError(List<Tally> ascending, Decided decided, double costRatio) {
        this.bands = ascending;
        this.decided = decided;
        this.all = decided.all();
        this.costRatio = costRatio;
        if (all.defaults() == 0 || all.repayments() == 0) {
            throw new IllegalArgumentException("the reference must know of defaults and of repayments");
        }
    }

    /// @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
    double auc(double defaults, double repayments) {
        return Math.sqrt(over(placement(Tally::defaults, Tally::repayments), defaults, all.defaults())
                + over(placement(Tally::repayments, Tally::defaults), repayments, all.repayments()));
    }

    /// Variance, over rows of one kind, of the share of the other kind that scores less.
    private double placement(ToLongFunction<Tally> kind, ToLongFunction<Tally> among) {
        double rows = kind.applyAsLong(all);
        double others = among.applyAsLong(all);
        double below = 0;
        double sum = 0;
        double squares = 0;
        for (Tally band : bands) {
            double here = among.applyAsLong(band);
            double share = (below + here / 2) / others;
            sum += kind.applyAsLong(band) * share;
            squares += kind.applyAsLong(band) * share * share;
            below += here;
        }
        return squares / rows - sum / rows * (sum / rows);
    }

    /** Two shares at the score where they differ most. */
    double separation(double defaults, double repayments) {
        double defaultsBelow = 0;
        double repaymentsBelow = 0;
        double widest = 0;
        double missed = 0;
        double kept = 0;
        for (Tally band : bands) {
            defaultsBelow += band.defaults();
            repaymentsBelow += band.repayments();
            double ofDefaults = defaultsBelow / all.defaults();
            double ofRepayments = repaymentsBelow / all.repayments();
            if (ofRepayments - ofDefaults > widest) {
                widest = ofRepayments - ofDefaults;
                missed = ofDefaults;
                kept = ofRepayments;
            }
        }
        return Math.sqrt(
                over(ofShare(missed), defaults, all.defaults()) + over(ofShare(kept), repayments, all.repayments()));
    }

    double defaultRate(long rows) {
        return Math.sqrt(over(ofShare((double) all.defaults() / all.rows()), (double) rows, all.rows()));
    }

    double cost(long rows) {
        double missed = (double) (all.defaults() - decided.refused().defaults()) / all.rows();
        double turnedAway = (double) decided.refused().repayments() / all.rows();
        double mean = costRatio * missed + turnedAway;
        return Math.sqrt(over(costRatio * costRatio * missed + turnedAway - mean * mean, (double) rows, all.rows()));
    }

    double precision(long refused) {
        Tally training = decided.refused();
        return training.rows() == 0
                ? Double.POSITIVE_INFINITY
                : Math.sqrt(over(
                        ofShare((double) training.defaults() / training.rows()), (double) refused, training.rows()));
    }

    double recall(double defaults) {
        double share = (double) decided.refused().defaults() / all.defaults();
        return Math.sqrt(over(ofShare(share), defaults, all.defaults()));
    }

    private static double ofShare(double share) {
        return share * (1 - share);
    }

    private static double over(double variance, double window, long reference) {
        return variance * (1 / window + 1.0 / reference);
    }
}
