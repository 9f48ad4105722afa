package scoreline.monitor.performance.topology;

import java.util.List;
import scoreline.drift.verdict.Severity;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;

/**
 * Told what becomes of outcomes when they are processed, on the stream threads. What is in a transaction that is aborted is
 * processed, and told, again.
 */
public interface PerformanceObserver {
    void met(Fate fate);

    void written(CreditPerformance performance);

    void alerted(DriftAlert alert);

    /// Which promises are broken; none once another process has taken them over.
    ///
    /// @param worst how grave each breach is at its worst, so far
    void broken(List<Severity> worst);
}
