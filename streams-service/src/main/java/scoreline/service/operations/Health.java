package scoreline.service.operations;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How a service is.
 *
 * @param streams Kafka Streams' state; of several, the worst
 * @param breakerOpen whether the breaker has stopped the service
 * @param lag records of its sources behind which its consumer groups have not committed; empty until first asked for
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

    /// @param streams at least one
    public static Health of(List<KafkaStreams.State> streams, boolean breakerOpen, OptionalLong lag) {
        return of(Collections.max(streams, Comparator.comparingInt(Health::gravity)), breakerOpen, lag);
    }

    private static int gravity(KafkaStreams.State state) {
        return switch (state) {
            case RUNNING -> 0;
            case CREATED, REBALANCING -> 1;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> 2;
        };
    }

    static Health of(KafkaStreams.State streams, boolean breakerOpen, OptionalLong lag) {
        var status = switch (streams) {
            case CREATED, REBALANCING -> breakerOpen ? Status.PAUSED : Status.STARTING;
            case RUNNING -> breakerOpen ? Status.PAUSED : Status.UP;
            case PENDING_SHUTDOWN, PENDING_ERROR, ERROR, NOT_RUNNING -> Status.DOWN;
        };
        return new Health(status, streams, breakerOpen, lag);
    }
}
