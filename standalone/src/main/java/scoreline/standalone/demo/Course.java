package scoreline.standalone.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

/** What has come of the applications of one run so far. */
final class Course {
    private static final int LAST = 8;
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();

    private final Map<DecisionOutcome, Long> outcomes = new EnumMap<>(DecisionOutcome.class);
    private final Histogram latency = new Histogram(LONGEST_MILLIS, 3);
    private final Deque<CreditDecision> last = new ArrayDeque<>();
    private long decisions;
    private long rejections;

    /** Takes a decision that became readable, as long after the application was due as measured. */
    void decided(CreditDecision decision, Duration sinceDue) {
        decisions++;
        outcomes.merge(decision.getOutcome(), 1L, Long::sum);
        latency.recordValue(Math.clamp(sinceDue.toMillis(), 0, LONGEST_MILLIS));
        last.addFirst(decision);
        if (last.size() > LAST) {
            last.removeLast();
        }
    }

    void rejected() {
        rejections++;
    }

    long decisions() {
        return decisions;
    }

    long rejections() {
        return rejections;
    }

    /** Share of the decisions, in [0, 1]; 0 while there is none. */
    double share(DecisionOutcome outcome) {
        return decisions == 0 ? 0 : outcomes.getOrDefault(outcome, 0L) / (double) decisions;
    }

    /** Milliseconds from when an application was due to be sent until its decision could be read. */
    long latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile);
    }

    /** Newest first. */
    List<CreditDecision> last() {
        return List.copyOf(last);
    }
}
