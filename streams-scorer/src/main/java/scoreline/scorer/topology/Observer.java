package scoreline.scorer.topology;

import java.time.Duration;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

/**
 * Told what becomes of each record when it is processed, on the stream threads. A record whose transaction is aborted is
 * processed, and told, again: what is told can exceed what is committed, never fall short of it.
 */
public interface Observer {
    /**
     * A decision.
     *
     * @param sinceRecord time from the record's timestamp to now, zero or more
     */
    void decided(DecisionOutcome outcome, Duration sinceRecord);

    void rejected(RejectionCode code);

    /** The same application with the same payload, dropped. */
    void repeated();

    /**
     * A record of a customer's past.
     *
     * @param forgotten how many older ones went for it, zero or more
     */
    void remembered(int forgotten);

    /** A record of a source that the bundle does not read, left out. */
    void unread();

    /** A customer is forgotten, as a null value asks. */
    void erased();
}
