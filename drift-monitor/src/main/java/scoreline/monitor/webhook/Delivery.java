package scoreline.monitor.webhook;

/** What became of one attempt to tell of an alert. */
public enum Delivery {
    DELIVERED,
    /** The receiver does not take this message, and never will. */
    REFUSED,
    /** To be tried again. */
    FAILED
}
