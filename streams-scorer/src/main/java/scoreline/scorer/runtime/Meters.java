package scoreline.scorer.runtime;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.topology.Observer;
import scoreline.service.operations.Metrics;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

/**
 * Counts records as they are processed: a record whose transaction is aborted is counted again when it is repeated, so that
 * after a crash the counters can exceed what stands on the topics. They never fall short of it while the process lives, and
 * start from zero with it.
 */
final class Meters implements Observer {
    private final Counter records;
    private final Map<DecisionOutcome, Counter> decisions = new EnumMap<>(DecisionOutcome.class);
    private final Map<RejectionCode, Counter> rejections = new EnumMap<>(RejectionCode.class);
    private final Counter duplicates;
    private final Counter remembered;
    private final Counter forgotten;
    private final Counter unread;
    private final Counter erased;
    private final Timer latency;

    Meters(Metrics metrics) {
        records = metrics.counter("scoreline.records", "Records of the applications topic processed");
        for (var outcome : DecisionOutcome.values()) {
            decisions.put(
                    outcome, metrics.counter("scoreline.decisions", "Applications decided", "outcome", outcome.name()));
        }
        for (var code : RejectionCode.values()) {
            rejections.put(code, metrics.counter("scoreline.rejections", "Records rejected", "code", code.name()));
        }
        duplicates = metrics.counter("scoreline.duplicates", "Repetitions of a decided application, dropped");
        remembered = metrics.counter("scoreline.history.records", "Records of customers' past remembered");
        forgotten =
                metrics.counter("scoreline.history.forgotten", "Records of customers' past that went for newer ones");
        unread = metrics.counter("scoreline.history.unread", "Records of sources that the bundle does not read");
        erased = metrics.counter("scoreline.erasures", "Customers forgotten, as a null value asked");
        latency = metrics.latency(
                "scoreline.decision.latency", "From the record's timestamp to its decision, not yet committed");
    }

    @Override
    public void decided(DecisionOutcome outcome, Duration sinceRecord) {
        records.increment();
        increment(decisions.get(outcome));
        latency.record(sinceRecord);
    }

    @Override
    public void rejected(RejectionCode code) {
        records.increment();
        increment(rejections.get(code));
    }

    @Override
    public void repeated() {
        records.increment();
        duplicates.increment();
    }

    @Override
    public void remembered(int gone) {
        remembered.increment();
        forgotten.increment(gone);
    }

    @Override
    public void unread() {
        unread.increment();
    }

    @Override
    public void erased() {
        erased.increment();
    }

    /** Every outcome and code has a counter. */
    private static void increment(@Nullable Counter counter) {
        requireNonNull(counter).increment();
    }

    Tally tally() {
        return new Tally(
                (long) records.count(), sum(decisions.values()), sum(rejections.values()), (long) duplicates.count());
    }

    private static long sum(Collection<Counter> counters) {
        return counters.stream().mapToLong(counter -> (long) counter.count()).sum();
    }
}
