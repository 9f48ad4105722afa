package scoreline.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TicksTest {

    @RepeatedTest(200)
    void ticks_are_few_round_and_around_the_data(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-4, 8));
        double high = low + random.nextDouble(0.01, 1) * Math.pow(10, random.nextInt(-4, 8));
        int most = random.nextInt(2, 9);
        // When
        var ticks = Ticks.of(Axis.numbers("any"), low, high, most);
        // Then
        double power = Math.pow(10, Math.floor(Math.log10(ticks.step()) + 1e-9));
        assertThat(Math.rint(ticks.step() / power * 1e6) / 1e6).isIn(1.0, 2.0, 5.0);
        assertThat(ticks.at()).hasSizeBetween(2, most + 2);
        double slack = 1e-6 * ticks.step();
        assertThat(ticks.low()).isLessThanOrEqualTo(low + slack);
        assertThat(ticks.high()).isGreaterThanOrEqualTo(high - slack);
        assertThat(ticks.low()).isGreaterThan(low - ticks.step() - slack);
    }

    @Test
    void numbers_on_an_axis_have_no_dust_and_large_ones_a_unit() {
        // When
        var small = Ticks.of(Axis.numbers("any"), 0, 0.5, 5);
        var large = Ticks.of(Axis.numbers("any"), 0, 450_000, 5);
        var shares = Ticks.of(Axis.shares("any").between(0, 1), 0, 0, 4);
        // Then
        assertThat(small.texts(Language.ENGLISH)).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(large.texts(Language.FRENCH))
                .containsExactly("0", "100\u202fk", "200\u202fk", "300\u202fk", "400\u202fk", "500\u202fk");
        assertThat(shares.texts(Language.FRENCH)).containsExactly("0\u202f%", "50\u202f%", "100\u202f%");
    }

    @Test
    void a_logarithmic_axis_has_powers_of_ten_and_takes_no_zero() {
        // Given
        Axis axis = Axis.numbers("trees").logarithmic();
        // When
        var ticks = Ticks.of(axis, 1, 10_000, 5);
        // Then
        assertThat(ticks.at()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0);
        assertThat(ticks.position(100)).isEqualTo(0.5);
        assertThatThrownBy(() -> Ticks.of(axis, 0, 10, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trees");
    }

    @Test
    void an_axis_without_data_or_with_a_single_value_still_stands() {
        // When / Then
        assertThat(Ticks.of(Axis.numbers("any"), 1, -1, 4).at()).hasSizeGreaterThan(1);
        assertThat(Ticks.of(Axis.numbers("any"), 7, 7, 4).position(7)).isBetween(0.0, 1.0);
    }
}
