package scoreline.benchmarks.stream;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/// How decisions are committed.
///
/// @param guarantee of Kafka Streams
/// @param commitMillis from one commit to the next
record Delivery(Guarantee guarantee, int commitMillis) {

    enum Guarantee {
        EXACTLY_ONCE("exactly once", StreamsConfig.EXACTLY_ONCE_V2),
        AT_LEAST_ONCE("at least once", StreamsConfig.AT_LEAST_ONCE);

        private final String words;
        private final String setting;

        Guarantee(String words, String setting) {
            this.words = words;
            this.setting = setting;
        }
    }

    /** What the scorer ships with. */
    static final Delivery USUAL = exactlyOnce(100);

    static Delivery exactlyOnce(int commitMillis) {
        return new Delivery(Guarantee.EXACTLY_ONCE, commitMillis);
    }

    static Delivery atLeastOnce(int commitMillis) {
        return new Delivery(Guarantee.AT_LEAST_ONCE, commitMillis);
    }

    /** The same settings of Kafka Streams, delivered this way. */
    Map<String, Object> in(Map<String, Object> settings) {
        var changed = new HashMap<>(settings);
        changed.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.setting);
        changed.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, (long) commitMillis);
        return changed;
    }

    @Override
    public String toString() {
        return guarantee.words + ", " + commitMillis + " ms";
    }
}
