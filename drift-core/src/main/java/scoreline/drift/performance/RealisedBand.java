package scoreline.drift.performance;

/// Decisions of like probability, and how many of them defaulted.
///
/// @param from and `to`: probabilities of default that the band's cells reach from and to
/// @param count outcomes known, above 0
/// @param promised mean probability of default
/// @param defaultRate by Wilson
public record RealisedBand(double from, double to, long count, double promised, RealisedInterval defaultRate) {

    /** Whether what was promised is a default rate that what happened leaves possible. */
    public boolean isKept() {
        return defaultRate.holds(promised);
    }
}
