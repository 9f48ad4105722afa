package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scoreline.standalone.exercise.Ledger.Fate;

class LedgerTest {
    private static final SourceRecord GOOD = new SourceRecord(0, 7);
    private static final SourceRecord BAD = new SourceRecord(1, 7);
    private static final SourceRecord AGAIN = new SourceRecord(0, 8);

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void send() {
        ledger.sent(GOOD, Fate.DECIDED);
        ledger.sent(BAD, Fate.REJECTED);
        ledger.sent(AGAIN, Fate.DROPPED);
    }

    private void cameAsExpected() {
        ledger.seen(GOOD, Fate.DECIDED);
        ledger.seen(BAD, Fate.REJECTED);
    }

    @Test
    void each_to_its_fate_once_is_as_it_must_be() {
        // When
        cameAsExpected();
        // Then
        assertThat(ledger.isComplete()).isTrue();
        assertThat(ledger.difference()).isEmpty();
        assertThat(ledger.number(Fate.DROPPED)).isEqualTo(1);
    }

    @Test
    void what_has_not_come_is_waited_for_and_then_missed() {
        // When
        ledger.seen(GOOD, Fate.DECIDED);
        // Then
        assertThat(ledger.isComplete()).isFalse();
        assertThat(ledger.difference())
                .contains("the record at offset 7 of partition 1 was to come to a rejection, and came to a rejection 0"
                        + " times");
    }

    @Test
    void a_second_decision_is_told() {
        // Given
        cameAsExpected();
        // When
        ledger.seen(GOOD, Fate.DECIDED);
        // Then
        assertThat(ledger.difference())
                .contains("the record at offset 7 of partition 0 was to come to a decision, and came to a decision 2"
                        + " times");
    }

    @Test
    void a_decision_of_a_repetition_is_told() {
        // Given
        cameAsExpected();
        // When
        ledger.seen(AGAIN, Fate.DECIDED);
        // Then
        assertThat(ledger.difference())
                .contains("the record at offset 8 of partition 0 was to come to nothing, and came to a decision 1"
                        + " times");
    }

    @Test
    void a_decision_of_what_nobody_sent_is_told() {
        // Given
        cameAsExpected();
        // When
        ledger.seen(new SourceRecord(3, 1), Fate.DECIDED);
        // Then
        assertThat(ledger.difference())
                .contains("something was decided at offset 1 of partition 3, where nothing was sent");
    }
}
