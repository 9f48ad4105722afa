package scoreline.service.operations;

import java.util.OptionalLong;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How a service is.
 *
 * @param streams Kafka Streams' state
 * @param breakerOpen whether the breaker has stopped the service
 * @param lag records of its source behind which the consumer group has not committed; empty until first asked for
 */
public record Health(Status status, KafkaStreams.State streams, boolean breakerOpen, OptionalLong lag) {
    /** In one word. */
    public enum Status {
        /** Not yet, or between two assignments of partitions. */
        STARTING,
        UP,
        /** Stopped by the breaker, until resumed. */
        PAUSED,
        /** Ended or about to. */
        DOWN
    }

    public static Health of(KafkaStreams.State streams, boolean breakerOpen, OptionalLong lag) {
        var status = switch (streams) {
            case CREATED, REBALANCING -> breakerOpen ? Status.PAUSED : Status.STARTING;
            case RUNNING -> breakerOpen ? Status.PAUSED : Status.UP;
            case PENDING_SHUTDOWN, PENDING_ERROR, ERROR, NOT_RUNNING -> Status.DOWN;
        };
        return new Health(status, streams, breakerOpen, lag);
    }
}
