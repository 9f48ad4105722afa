package scoreline.training.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.45, 0.05, costRatio",
        "NaN, 0.45, 0.05, costRatio",
        "10, 0, 0.05, lossGivenDefault",
        "10, 1.1, 0.05, lossGivenDefault",
        "10, 0.45, 0, interestMargin",
        "10, 0.45, NaN, interestMargin"
    })
    void stakes_that_make_no_sense_are_refused(double ratio, double loss, double margin, String name) {
        assertThatThrownBy(() -> new Stakes(ratio, loss, margin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stakes." + name);
    }

    @Test
    void what_is_not_said_is_assumed() {
        assertThat(Stakes.atRatio(7)).isEqualTo(new Stakes(7, 0.45, 0.05));
    }
}
