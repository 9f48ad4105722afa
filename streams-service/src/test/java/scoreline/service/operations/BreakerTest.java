package scoreline.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Breaker breaker = new Breaker(BreakerRule.usual(), now::get);

    private boolean opens(int records, boolean rejected) {
        boolean opened = false;
        for (int i = 0; i < records; i++) {
            opened |= breaker.opensOn(rejected);
        }
        return opened;
    }

    @Test
    void more_than_half_of_two_hundred_opens_it_once() {
        // Given
        opens(99, false);

        // Then
        assertThat(opens(100, true)).isFalse();
        assertThat(opens(1, true)).isTrue();
        assertThat(breaker.isOpen()).isTrue();
        assertThat(opens(50, true)).isFalse();
    }

    @Test
    void fewer_records_say_nothing() {
        assertThat(opens(199, true)).isFalse();
    }

    @Test
    void half_is_not_more_than_half() {
        // Given
        opens(1_000, false);

        // Then
        assertThat(opens(1_000, true)).isFalse();
    }

    @Test
    void what_is_older_than_a_minute_is_forgotten() {
        // Given
        opens(150, true);
        now.set(now.get().plus(Duration.ofSeconds(60)));

        // Then
        assertThat(opens(150, true)).isFalse();
        now.set(now.get().plus(Duration.ofSeconds(59)));
        assertThat(opens(50, true)).isTrue();
    }

    @Test
    void closed_by_hand_it_starts_afresh() {
        // Given
        opens(200, true);

        // When
        breaker.close();

        // Then
        assertThat(breaker.isOpen()).isFalse();
        assertThat(opens(199, true)).isFalse();
        assertThat(opens(1, true)).isTrue();
    }
}
