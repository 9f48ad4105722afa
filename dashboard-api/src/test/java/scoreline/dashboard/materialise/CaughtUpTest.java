package scoreline.dashboard.materialise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CaughtUpTest {
    private static final TopicPartition ONE = new TopicPartition("decisions", 0);
    private static final TopicPartition OTHER = new TopicPartition("decisions", 1);

    private final CaughtUp caughtUp = new CaughtUp();

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void tables_that_are_level_with_the_topics_hold_everything_of_now() {
        assertThat(caughtUp.to(Map.of(ONE, 7L, OTHER, 0L), Map.of(ONE, 7L, OTHER, 0L), at(1)))
                .contains(at(1));
        assertThat(caughtUp.to(Map.of(ONE, 8L, OTHER, 0L), Map.of(ONE, 8L, OTHER, 0L), at(2)))
                .contains(at(2));
    }

    @Test
    void tables_that_are_never_level_reach_where_the_topics_ended_before() {
        // Given: a hundred a second, the tables a second behind
        assertThat(caughtUp.to(Map.of(ONE, 0L), Map.of(ONE, 100L), at(1))).isEmpty();
        // When / Then
        assertThat(caughtUp.to(Map.of(ONE, 100L), Map.of(ONE, 200L), at(2))).contains(at(1));
        assertThat(caughtUp.to(Map.of(ONE, 200L), Map.of(ONE, 300L), at(3))).contains(at(2));
    }

    @Test
    void one_partition_that_is_behind_is_waited_for() {
        // Given
        assertThat(caughtUp.to(Map.of(ONE, 5L, OTHER, 5L), Map.of(ONE, 9L, OTHER, 9L), at(1)))
                .isEmpty();
        // When / Then
        assertThat(caughtUp.to(Map.of(ONE, 50L, OTHER, 8L), Map.of(ONE, 90L, OTHER, 9L), at(2)))
                .isEmpty();
        assertThat(caughtUp.to(Map.of(ONE, 60L, OTHER, 9L), Map.of(ONE, 90L, OTHER, 9L), at(3)))
                .contains(at(1));
    }
}
