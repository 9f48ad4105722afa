package scoreline.benchmarks.drift;

import java.util.List;

/// How much is drawn. Estimated times are in µs of one thread.
///
/// @param populations of thirty features, each with a reference of its own
/// @param windows of each population and size
/// @param months of 30 days, of each population
/// @param hops of each of as many populations of one feature
/// @param streams that change, for each shift
/// @param decisions unchanged, of each form of the sum
record Effort(int populations, int windows, int months, int hops, int streams, long decisions) {
    static final Effort FULL = new Effort(40, 500, 10, 50_000, 4_000, 200_000_000);
    static final Effort QUICK = new Effort(2, 50, 2, 10_000, 200, 8_000_000);

    static final List<Integer> SIZES = List.of(100, 200, 500, 1_000, 5_000, 20_000);
    static final List<Double> SHIFTS = List.of(0.1, 0.25, 0.5, 1.0);
    static final int FEATURES = 30;

    private static final double DRAWN = 0.15;
    private static final double JUDGED = 110;

    /** A window of thirty features. */
    static double window(int rows) {
        return DRAWN * rows + JUDGED;
    }
}
