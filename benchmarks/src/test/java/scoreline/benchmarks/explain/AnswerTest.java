package scoreline.benchmarks.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private final double[][] reference = new double[2][MadeUpRows.FEATURES];

    @Test
    void the_largest_error_is_found_in_any_row() {
        // Given
        var answer = new Answer(2);
        reference[0][3] = 0.25;
        reference[1][MadeUpRows.FEATURES - 1] = -0.5;
        // When
        double error = answer.largestError(reference);
        // Then
        assertThat(error).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void a_contribution_that_is_no_number_is_no_small_error() {
        // Given
        var answer = new Answer(2);
        answer.contributions[5] = Float.NaN;
        // When
        double error = answer.largestError(reference);
        // Then
        assertThat(error).isNaN();
    }

    @Test
    void answers_come_through_a_file_with_every_bit() throws Exception {
        // Given
        var answer = new Answer(2);
        answer.margins[1] = Math.nextUp(1f);
        answer.contributions[7] = -0f;
        var bytes = new ByteArrayOutputStream();
        // When
        answer.writeTo(new DataOutputStream(bytes));
        var read = Answer.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), 2);
        // Then
        assertThat(read.otherMargins(answer)).isZero();
        assertThat(read.otherContributions(answer)).isZero();
        assertThat(read.otherMargins(new Answer(2))).isEqualTo(1);
        assertThat(read.otherContributions(new Answer(2))).isEqualTo(1);
    }
}
