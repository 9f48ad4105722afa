package scoreline.monitor.performance;

import java.util.NavigableMap;
import java.util.TreeMap;
import scoreline.drift.performance.RealisedCounts;
import scoreline.drift.performance.RealisedInterval;
import scoreline.drift.performance.Wager;

/// A bundle's decisions of one month.
///
/// @param promised the loans approved, each counted as repaid
/// @param known outcomes by whole months since, each in one of these
public record Vintage(RealisedCounts promised, NavigableMap<Integer, RealisedCounts> known) {
    /** Of the loans approved: from there on, what is known speaks for all. */
    private static final double MATURE = 0.9;

    static Vintage empty() {
        return new Vintage(new RealisedCounts(), new TreeMap<>());
    }

    /** What was known so many months later. */
    public RealisedCounts knownBy(int monthsOnBook) {
        var sum = new RealisedCounts();
        known.headMap(monthsOnBook, true).values().forEach(sum::add);
        return sum;
    }

    /** Whether anything became known just so many months later. */
    boolean hasNewsAfter(int monthsOnBook) {
        var counts = known.get(monthsOnBook);
        return counts != null && !counts.isEmpty();
    }

    RealisedCounts allKnown() {
        return knownBy(Integer.MAX_VALUE);
    }

    static boolean isMature(Wager standing) {
        return standing.known() >= MATURE * standing.approved();
    }

    /** Whether as many loans as were promised may have defaulted, by what is known of nearly all of them. */
    boolean isCalm() {
        var standing = Wager.on(promised, allKnown());
        return standing.approved() > 0
                && isMature(standing)
                && RealisedInterval.ofShare(standing.defaulted(), standing.known())
                        .holds(standing.promised());
    }
}
