package scoreline.drift.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scoreline.scoring.decision.Outcome;

/// How scores and decisions did among those whose outcome is known. Where refused applicants' outcomes are
/// not, this is of those approved alone, and says nothing of whom one was right to refuse.
///
/// @param count decisions whose outcome is known
/// @param refused those of them that were refused
/// @param ranking empty with fewer than ten defaults or repayments
/// @param brier `mean (p − y)²`, in [0, 1]; its spread from the mean probabilities of the cells
/// @param promised mean probability of default
/// @param defaultRate by Wilson
/// @param bands of a tenth of the decisions or more each, the safest first; the last has what is left
/// @param cost a decision: `(c · #{defaulted, not refused} + #{repaid, refused}) / n`, in units of one good
/// applicant refused
public record RealisedPerformance(
        long count,
        long refused,
        Optional<RealisedRanking> ranking,
        RealisedInterval brier,
        double promised,
        RealisedInterval defaultRate,
        List<RealisedBand> bands,
        RealisedInterval cost) {

    private static final int BANDS = 10;

    /** With fewer of either, an area under the curve has no interval to speak of. */
    private static final long FEWEST_TO_RANK = 10;

    public RealisedPerformance {
        bands = List.copyOf(bands);
    }

    /// @param costRatio c: what granting a loan that defaults costs, over what refusing one that would be
    /// repaid costs
    /// @return empty where nothing is known yet
    /// @throws IllegalArgumentException when more was retracted than counted
    public static Optional<RealisedPerformance> of(RealisedCounts counts, double costRatio) {
        if (counts.isOverdrawn()) {
            throw new IllegalArgumentException("more outcomes were retracted than counted");
        }
        var defaulted = new long[RealisedCounts.CELLS];
        var repaid = new long[RealisedCounts.CELLS];
        long missed = 0;
        long turnedAway = 0;
        long refused = 0;
        double probabilities = 0;
        for (int c = 0; c < defaulted.length; c++) {
            defaulted[c] = counts.of(c, true);
            repaid[c] = counts.of(c, false);
            missed += defaulted[c] - counts.of(c, Outcome.REFUSE, true);
            turnedAway += counts.of(c, Outcome.REFUSE, false);
            refused += counts.of(c, Outcome.REFUSE, true) + counts.of(c, Outcome.REFUSE, false);
            probabilities += counts.probabilities(c);
        }
        long defaults = Arrays.stream(defaulted).sum();
        long repayments = Arrays.stream(repaid).sum();
        long n = defaults + repayments;
        if (n == 0) {
            return Optional.empty();
        }
        boolean enough = Math.min(defaults, repayments) >= FEWEST_TO_RANK;
        return Optional.of(new RealisedPerformance(
                n,
                refused,
                enough ? Optional.of(RealisedRanking.of(defaulted, repaid)) : Optional.empty(),
                brier(counts, n),
                probabilities / n,
                RealisedInterval.ofShare(defaults, n),
                bands(counts, defaulted, repaid, n),
                cost(missed, turnedAway, n, costRatio)));
    }

    private static RealisedInterval brier(RealisedCounts counts, long n) {
        double mean = counts.squaredErrors() / n;
        double squares = 0;
        for (int c = 0; c < RealisedCounts.CELLS; c++) {
            long defaulted = counts.of(c, true);
            long repaid = counts.of(c, false);
            double probability = counts.probabilities(c) / Math.max(1, defaulted + repaid);
            squares += defaulted * Math.pow(1 - probability, 4) + repaid * Math.pow(probability, 4);
        }
        double variance = Math.max(0, squares / n - mean * mean);
        return RealisedInterval.ofMean(mean, Math.sqrt(variance / n)).within(0, 1);
    }

    private static RealisedInterval cost(long missed, long turnedAway, long n, double costRatio) {
        double mean = (costRatio * missed + turnedAway) / n;
        double squares = (costRatio * costRatio * missed + turnedAway) / n;
        return RealisedInterval.ofMean(mean, Math.sqrt(Math.max(0, squares - mean * mean) / n));
    }

    private static List<RealisedBand> bands(RealisedCounts counts, long[] defaulted, long[] repaid, long n) {
        List<RealisedBand> bands = new ArrayList<>();
        int from = 0;
        long taken = 0;
        long before = 0;
        for (int c = 0; c < defaulted.length; c++) {
            taken += defaulted[c] + repaid[c];
            if (taken > before && (taken == n || (taken - before) * BANDS >= n)) {
                bands.add(band(counts, from, c, taken - before));
                from = c + 1;
                before = taken;
            }
        }
        return bands;
    }

    private static RealisedBand band(RealisedCounts counts, int from, int to, long n) {
        long defaults = 0;
        double probabilities = 0;
        for (int c = from; c <= to; c++) {
            defaults += counts.of(c, true);
            probabilities += counts.probabilities(c);
        }
        return new RealisedBand(
                from == 0 ? 0 : RealisedCounts.lower(from),
                to == RealisedCounts.CELLS - 1 ? 1 : RealisedCounts.lower(to + 1),
                n,
                probabilities / n,
                RealisedInterval.ofShare(defaults, n));
    }
}
