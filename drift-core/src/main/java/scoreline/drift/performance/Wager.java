package scoreline.drift.performance;

import java.util.stream.IntStream;
import scoreline.scoring.decision.Outcome;

/// A bet against what the probabilities of approved loans promised: what one unit staked has become. If nothing
/// broke the promise, the stake is not expected to grow, however often one looks and whenever one stops; that it
/// ever becomes 1/α has a probability of at most α (Ville, 1939).
///
/// The promise is that the odds of default are no more than [#FLOOR] of log-odds away from those promised. Half of
/// the stake says that they are higher and half that they are lower, in equal parts by b = 0.1, 0.2, 0.4, 0.8 and
/// 1.6 of log-odds beyond the floor f. With `g(p, x) = log(1 + p (eˣ − 1))`, D the defaults and s the side, ±1,
///
/// ```text
/// log of a part = s b D − Σ (g(p, s (f + b)) − g(p, s f))
/// ```
///
/// which is the likelihood ratio of loans whose odds are `f + b` away, against loans whose odds are `f` away, over
/// all approved loans in the order of their decision. It is a sum, so that no order of counting matters; taken over
/// cells of like probabilities it is never larger, for what is summed is concave in p.
///
/// **What is not known yet counts for the promise**: as repaid on the side of higher odds, as defaulted on that of
/// lower ones. Defaults are known before repayments, and this needs no supposition about which is known when: at any
/// time the bet is at most what it will be once all is known.
///
/// @param approved loans
/// @param known those of them whose outcome is known
/// @param defaulted those of them that defaulted
/// @param promised mean probability of default of those approved
/// @param logWealth natural logarithm of what one unit has become
/// @see <a href="https://arxiv.org/abs/2210.01948">Ramdas, Grünwald, Vovk and Shafer (2023)</a>, and for forecasts
/// <a href="https://doi.org/10.1093/biomet/asab047">Henzi and Ziegel (2022)</a>
public record Wager(long approved, long known, long defaulted, double promised, double logWealth) {

    /** Log-odds that nobody needs to hear of: a twentieth of the odds. */
    public static final double FLOOR = 0.05;

    /** Log-odds that are grave: a fifth of the odds. */
    public static final double GRAVE = 0.2;

    /** Chance that a promise that is kept is ever called broken. */
    public static final double ALPHA = 0.001;

    private static final double[] BEYOND = {0.1, 0.2, 0.4, 0.8, 1.6};

    /// @param promised approved loans, each counted as repaid
    /// @param known outcomes; those of loans that were not approved are left out
    public static Wager on(RealisedCounts promised, RealisedCounts known) {
        long approved = promised.of(Outcome.APPROVE, false);
        long defaulted = known.of(Outcome.APPROVE, true);
        long told = defaulted + known.of(Outcome.APPROVE, false);
        double sum = IntStream.range(0, RealisedCounts.CELLS)
                .mapToDouble(promised::probabilities)
                .sum();
        var parts = new double[2 * BEYOND.length];
        for (int i = 0; i < BEYOND.length; i++) {
            parts[2 * i] = part(promised, defaulted, BEYOND[i], 1);
            parts[2 * i + 1] = part(promised, defaulted + approved - told, BEYOND[i], -1);
        }
        return new Wager(approved, told, defaulted, approved == 0 ? 0 : sum / approved, logOfMean(parts));
    }

    private static double part(RealisedCounts promised, long defaulted, double beyond, int side) {
        double log = side * beyond * defaulted;
        for (int c = 0; c < RealisedCounts.CELLS; c++) {
            long loans = promised.of(c, Outcome.APPROVE, false);
            if (loans > 0) {
                double p = promised.probabilities(c) / loans;
                log -= loans * (tilt(p, side * (FLOOR + beyond)) - tilt(p, side * FLOOR));
            }
        }
        return log;
    }

    private static double tilt(double p, double shift) {
        return Math.log1p(p * Math.expm1(shift));
    }

    private static double logOfMean(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum / logs.length);
    }

    /** Whether the promise is broken. */
    public boolean isWon() {
        return logWealth >= -Math.log(ALPHA);
    }

    /** The chance of ever winning as much where the promise is kept, at most; 1 where nothing is won. */
    public double p() {
        return Math.min(1, Math.exp(-logWealth));
    }

    /** Whether more default than promised, whatever becomes of the others. */
    public boolean isWorse() {
        return defaulted > promised * approved;
    }

    /** Share of those approved that defaults: the least if that is more than promised, else the most. */
    public double rate() {
        return (double) counted() / Math.max(1, approved);
    }

    /// By how much the log-odds of [#rate] differ from those promised, half a loan added to either kind; 0 while
    /// what is not known yet may still keep the promise to the letter.
    public double logOdds() {
        if (approved == 0) {
            return 0;
        }
        double odds = Math.log((counted() + 0.5) / (approved - counted() + 0.5));
        double away = odds - Math.log(promised / (1 - promised));
        return isWorse() ? Math.max(0, away) : Math.min(0, away);
    }

    private long counted() {
        return isWorse() ? defaulted : defaulted + approved - known;
    }

    /// The stability index of defaulted and repaid beside what was promised, `(r − p)(logit r − logit p)`, nats.
    public double effect() {
        return Math.abs(rate() - promised) * Math.abs(logOdds());
    }
}
