package scoreline.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 16, 32})
    void powers_up_to_twice_the_points_less_one_are_integrated_exactly(int points) {
        // Given
        var quadrature = Quadrature.of(points);
        for (int power = 0; power < 2 * points; power++) {
            // When
            double integral = 0;
            for (int q = 0; q < points; q++) {
                integral += quadrature.weight(q) * Math.pow(quadrature.node(q), power);
            }
            // Then
            assertThat(integral).isCloseTo(1.0 / (power + 1), within(1e-14));
        }
    }
}
