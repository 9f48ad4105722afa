package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class SumsTest {

    @Test
    void what_is_drawn_of_the_monitors_sum_is_what_was_worked_out() {
        // Given
        var none = new Effort.Hops(0, 0, 0);
        var effort = new Effort(1, 1, 1, none, none, 1_000, 8_000_000);
        var course = new Course(new PrintWriter(Writer.nullWriter()), 1);
        var asked = new Sums.Asked("both directions together", 10, 10_000);
        // When
        Sums sums = Sums.measure(asked, effort, course);
        // Then
        assertThat(sums.exact().between()).isCloseTo(10_000, within(1.0));
        assertThat(sums.drawn().between()).isCloseTo(10_000, withinPercentage(15));
        for (int shift = 0; shift < Effort.SHIFTS.size(); shift++) {
            Delay drawn = sums.drawn().delays().get(shift);
            double exact = sums.exact().delays().get(shift);
            assertThat(drawn.mean()).isCloseTo(exact, within(4 * drawn.error() + 0.02 * exact));
        }
        assertThat(asked.waiting()).isEqualTo(4.5);
    }
}
