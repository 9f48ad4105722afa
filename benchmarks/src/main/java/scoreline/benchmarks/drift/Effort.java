package scoreline.benchmarks.drift;

import java.util.List;

/// How much is drawn. Estimated times are in µs of one thread.
///
/// @param populations of thirty features, each with a reference of its own
/// @param windows of each population and size
/// @param months of 30 days, of each population
/// @param distances of hopping windows
/// @param judged hopping windows, which take longer
/// @param streams of sums that change, for each shift
/// @param decisions unchanged, of each form of the sum
record Effort(int populations, int windows, int months, Hops distances, Hops judged, int streams, long decisions) {
    static final Effort FULL =
            new Effort(40, 500, 10, new Hops(4_000, 5_000, 36), new Hops(400, 5_000, 10), 4_000, 200_000_000);
    static final Effort QUICK = new Effort(2, 50, 2, new Hops(400, 1_000, 4), new Hops(50, 1_000, 4), 200, 8_000_000);

    /// @param references of one feature
    /// @param unchanged hops of each reference
    /// @param streams that change, of each reference and shift
    record Hops(int references, int unchanged, int streams) {}

    static final List<Integer> SIZES = List.of(100, 200, 500, 1_000, 5_000, 20_000);
    static final List<Double> SHIFTS = List.of(0.1, 0.25, 0.5, 1.0);
    static final int FEATURES = 30;

    private static final double DRAWN = 0.15;
    private static final double JUDGED = 110;

    Hops hops(Hopping.Statistic statistic) {
        return switch (statistic) {
            case WASSERSTEIN -> distances;
            case CRAMER_VON_MISES -> judged;
        };
    }

    /** A window of thirty features. */
    static double window(int rows) {
        return DRAWN * rows + JUDGED;
    }
}
