package scoreline.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Text;

class LanguageTest {

    @Test
    void english_readers_get_commas_between_thousands_and_a_point() {
        // When / Then
        assertThat(Language.ENGLISH.number(-1_234_567.891, 2)).isEqualTo("\u22121,234,567.89");
        assertThat(Language.ENGLISH.percent(0.0793, 1)).isEqualTo("7.9%");
        assertThat(Language.ENGLISH.count(999)).isEqualTo("999");
    }

    @Test
    void french_readers_get_narrow_spaces_and_a_comma() {
        // When / Then
        assertThat(Language.FRENCH.number(-1_234_567.891, 2)).isEqualTo("\u22121\u202f234\u202f567,89");
        assertThat(Language.FRENCH.percent(0.0793, 1)).isEqualTo("7,9\u202f%");
    }

    @Test
    void a_sentence_has_signs_spaces_and_texts_as_its_language_has_them() {
        // Given
        var name = new Text("Share, in %", "Part, en %");
        // When / Then
        assertThat(Language.ENGLISH.say("%s: %.1f %% of %,d (%+.2f, %.2f)", name, 2.84, 1_000, -0.5, -1.0))
                .isEqualTo("Share, in %: 2.8% of 1,000 (\u22120.50, \u22121.00)");
        assertThat(Language.FRENCH.say("%s : %.1f %% de %,d (%+.2f, %.2f)", name, 2.84, 1_000, -0.5, -1.0))
                .isEqualTo("Part, en % : 2,8\u202f% de 1\u202f000 (\u22120,50, \u22121,00)");
    }

    @Test
    void a_plural_is_that_of_the_number_as_it_is_said() {
        // When / Then
        assertThat(Language.ENGLISH.plural(0, "day", "days")).isEqualTo("days");
        assertThat(Language.FRENCH.plural(0, "jour", "jours")).isEqualTo("jour");
        assertThat(Language.ENGLISH.plural(1.004, 2, "day", "days")).isEqualTo("day");
        assertThat(Language.ENGLISH.plural(1.004, 4, "day", "days")).isEqualTo("days");
        assertThat(Language.FRENCH.plural(1.996, 3, "jour", "jours")).isEqualTo("jours");
        assertThat(Language.FRENCH.plural(-1.5, 3, "jour", "jours")).isEqualTo("jour");
    }

    @Test
    void a_time_is_written_for_people() {
        // Given
        var time = Instant.parse("2026-05-01T09:05:59Z");
        // When / Then
        assertThat(Language.ENGLISH.minute(time)).isEqualTo("1 May 2026, 09:05 UTC");
        assertThat(Language.FRENCH.minute(time)).isEqualTo("1er mai 2026 à 09:05 UTC");
        assertThat(Language.FRENCH.day(time.plus(Duration.ofDays(1)))).isEqualTo("2 mai 2026");
    }

    @Test
    void what_rounds_to_zero_has_no_sign() {
        // When / Then
        assertThat(Language.ENGLISH.number(-0.001, 2)).isEqualTo("0.00");
    }

    @Test
    void significant_digits_keep_whole_numbers_whole_and_drop_zeros_at_the_end() {
        // When / Then
        assertThat(Language.ENGLISH.significant(1_234_567, 3)).isEqualTo("1,234,567");
        assertThat(Language.ENGLISH.significant(0.001_234_5, 3)).isEqualTo("0.00123");
        assertThat(Language.FRENCH.significant(12.5, 4)).isEqualTo("12,5");
        assertThat(Language.ENGLISH.significant(0, 3)).isEqualTo("0");
        assertThat(Language.ENGLISH.significant(1e-9, 3)).isEqualTo("0.000000001");
    }
}
