package scoreline.monitor.performance.topology;

/** What becomes of an outcome, or of the decision that it waited for, when it comes. */
public enum Fate {
    /** Decision and outcome have met, whichever came first. */
    JOINED,
    /** It came before its decision, or there is none; it waits. */
    WAITING,
    /** It took the place of an earlier outcome. */
    CORRECTED,
    /** It says nothing new, or has been corrected already. */
    REPEATED,
    /** It is said to be older than its decision, or a century younger; left out. */
    MISDATED,
    /** A value that is no outcome, or not under its applicant's key; left out. */
    UNREADABLE
}
