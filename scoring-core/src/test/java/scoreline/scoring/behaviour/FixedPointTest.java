package scoreline.scoring.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
    @RepeatedTest(20)
    void a_float_is_as_many_units_as_the_double_that_it_is(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            // When
            long units = FixedPoint.units(value);
            // Then
            assertThat(units).isEqualTo(FixedPoint.units((double) value));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0x1p-25f, -0x1p-25f, 0x1.8p-24f, -0x1.8p-24f, 0x0.ffffffp-25f, -0x0.ffffffp-25f})
    void halves_and_what_is_next_to_them_too(float value) {
        // When
        long units = FixedPoint.units(value);
        // Then
        assertThat(units).isEqualTo(FixedPoint.units((double) value));
    }
}
