package scoreline.scorer.topology;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp where it is plausible, and now where it is not: before 1970 (or none), or further ahead than clocks
 * differ. One record stamped 2099 would otherwise carry stream time there, and brokers refuse what is written with such a stamp.
 */
final class PlausibleTime implements TimestampExtractor {
    static final Duration AHEAD = Duration.ofMinutes(5);

    private final InstantSource clock;

    PlausibleTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long now = clock.millis();
        long stamp = record.timestamp();
        return stamp < 0 || stamp > now + AHEAD.toMillis() ? now : stamp;
    }
}
