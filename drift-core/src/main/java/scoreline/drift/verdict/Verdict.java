package scoreline.drift.verdict;

/** What is said of a window or of one thing in it. */
public enum Verdict {
    OK,
    WATCH,
    DRIFT,
    /** Too few rows to see what would have to be told. */
    INSUFFICIENT_DATA;

    static Verdict of(Severity severity) {
        return switch (severity) {
            case NONE -> OK;
            case WATCH -> WATCH;
            case ALERT -> DRIFT;
        };
    }
}
