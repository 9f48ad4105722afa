package scoreline.monitor.topology;

import java.time.Instant;
import java.util.List;
import scoreline.drift.verdict.Severity;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;

/**
 * Told what becomes of decisions and windows when they are processed, on the stream threads. What is in a transaction that is
 * aborted is processed, and told, again: what is told can exceed what is committed, never fall short of it.
 */
public interface Observer {
    /** A decision was counted. */
    void counted();

    /** A value that is no decision, left out. */
    void undecodable();

    /** A decision that does not fit its bundle's reference, left out. */
    void misfit();

    /** A decision of a bundle that is not watched, left out. */
    void unwatched(String bundleName, String bundleVersion);

    /** A decision, or the counts of some, that were counted before; left out. */
    void repeated();

    /** Decisions for a window that was settled before they came, left out. */
    void tooLate(long rows);

    /** Decisions of a stretch of time that the sums had gone past before they came; left out there, and not of their window. */
    void outOfTurn(long rows);

    /// Which windows hold decisions and are not reported yet; none once another process has taken them over.
    ///
    /// @param ends of these windows, exclusive
    void open(List<Instant> ends);

    /// Which episodes run that were told of; none once another process has taken them over.
    ///
    /// @param worst how grave each is at its worst, so far
    void running(List<Severity> worst);

    /** Counts of a bundle that is no longer watched, let go. */
    void orphaned();

    void reported(DriftReport report);

    void alerted(DriftAlert alert);
}
