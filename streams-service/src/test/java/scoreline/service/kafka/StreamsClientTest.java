package scoreline.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsClientTest {
    private static final Timing TIMING =
            new Timing(Duration.ofMillis(100), Duration.ofMillis(5), Duration.ofSeconds(6), Duration.ofSeconds(5));

    private static StreamsConfig config(Map<String, String> others) {
        var client = new StreamsClient(
                "localhost:9092", "group", Path.of("state"), 1, TIMING, Compression.NONE, Memory.usual(), others);
        return new StreamsConfig(client.settings(0, 1_000));
    }

    @Test
    void somebody_else_holds_a_copy_of_each_state() {
        assertThat(config(Map.of()).getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG))
                .isEqualTo(1);
    }

    @Test
    void who_has_brought_a_copy_up_gets_its_partition_within_a_minute() {
        assertThat(config(Map.of()).getLong(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG))
                .isEqualTo(60_000);
    }

    @Test
    void an_operator_may_want_more_copies_or_none() {
        // Given
        var none = Map.of(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "0");
        // Then
        assertThat(config(none).getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG))
                .isZero();
    }

    @Test
    void a_silent_member_is_missed_after_its_session_and_hears_every_second_what_changed() {
        // When
        var consumer = config(Map.of()).getMainConsumerConfigs("group", "member", 1);
        // Then
        assertThat(consumer).containsEntry("session.timeout.ms", 6_000).containsEntry("heartbeat.interval.ms", 1_000);
    }

    @Test
    void what_it_left_open_is_given_up_before_it_is_missed() {
        // When
        var producer = config(Map.of()).getProducerConfigs("member");
        // Then
        assertThat(producer).containsEntry("transaction.timeout.ms", 5_000);
    }
}
