package scoreline.monitor.relay;

/** What became of one attempt to tell of one record. */
public enum Delivery {
    DELIVERED,
    /** The receiver does not take this message, and never will. */
    REFUSED,
    /** To be tried again. */
    FAILED
}
