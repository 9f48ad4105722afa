package scoreline.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import scoreline.standalone.terminal.Stopped;

class LedgerTest {
    private final Ledger ledger = new Ledger(2);

    @Test
    void one_outcome_each_is_in_order() {
        // Given
        ledger.decided(0, 0, 2_000);
        ledger.decided(1, 0, 2_000);
        // When
        assertThatCode(() -> ledger.require(3, 1))
                // Then
                .doesNotThrowAnyException();
    }

    @Test
    void an_application_without_an_outcome_is_told() {
        // Given
        ledger.decided(0, 0, 2_000);
        // When
        assertThatThrownBy(() -> ledger.require(2, 0))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("Of 2 applications sent, 1 have an outcome");
    }

    @Test
    void a_second_decision_is_told_even_if_another_is_missing() {
        // Given
        ledger.decided(0, 7, 2_000);
        ledger.decided(0, 7, 2_000);
        // When
        assertThatThrownBy(() -> ledger.require(2, 0))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("1 have two");
    }

    @Test
    void the_same_offset_of_two_partitions_is_two_applications() {
        // Given
        ledger.decided(0, 7, 2_000);
        ledger.decided(1, 7, 2_000);
        // When
        assertThatCode(() -> ledger.require(2, 0))
                // Then
                .doesNotThrowAnyException();
    }

    @Test
    void a_rejected_application_makes_the_run_void() {
        // Given
        ledger.decided(0, 0, 2_000);
        ledger.rejected(0, 1);
        // When
        assertThatThrownBy(() -> ledger.require(2, 0))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("1 of 2 generated applications were rejected");
    }

    @Test
    void sizes_are_averaged() {
        // Given
        ledger.decided(0, 0, 2_000);
        ledger.decided(0, 1, 2_100);
        // When
        double mean = ledger.meanBytes();
        // Then
        assertThat(mean).isEqualTo(2_050);
    }
}
