package scoreline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void what_is_long_goes_on_under_itself() {
        // Given
        var words = "word ".repeat(30).strip();
        // When
        var lines = new Paragraph("Told  ", words).lines();
        // Then
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines.getFirst()).startsWith("Told  word word");
        assertThat(lines.getLast()).startsWith("      word word");
        assertThat(String.join(" ", lines).replaceAll(" +", " ")).isEqualTo("Told " + words);
    }

    @Test
    void what_fits_stays_on_its_line() {
        assertThat(new Paragraph("Told  ", "yes")).hasToString("Told  yes");
    }
}
