package scoreline.service.life;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * An application of Kafka Streams: a topology under its own application id.
 *
 * @param follows partitions of its sources, whose ends its group runs after
 */
public record Application(StreamsConfig settings, Topology topology, List<TopicPartition> follows) {
    public Application {
        follows = List.copyOf(follows);
    }

    String group() {
        return settings.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }
}
