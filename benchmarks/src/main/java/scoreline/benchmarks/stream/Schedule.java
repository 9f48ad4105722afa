package scoreline.benchmarks.stream;

/// When each application is due, whatever became of those before it: latency is measured from then, so that a sender or
/// a
/// scorer that stalls is not excused the applications it held up.
///
/// @param start of application 0, on the clock of [System#nanoTime]
/// @param perSecond applications a second, positive
record Schedule(long start, double perSecond) {
    private static final double SECOND = 1e9;

    Schedule {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond must be positive, was " + perSecond);
        }
    }

    /** On the clock of [System#nanoTime]. */
    long due(long application) {
        return start + Math.round(application * (SECOND / perSecond));
    }

    /** Nanoseconds from when the application was due to a moment; negative before. */
    long late(long application, long moment) {
        return moment - due(application);
    }
}
