package scoreline.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void english_readers_get_commas_between_thousands_and_a_point() {
        // When / Then
        assertThat(Language.ENGLISH.number(-1_234_567.891, 2)).isEqualTo("\u22121,234,567.89");
        assertThat(Language.ENGLISH.percent(0.0793, 1)).isEqualTo("7.9\u202f%");
        assertThat(Language.ENGLISH.count(999)).isEqualTo("999");
    }

    @Test
    void french_readers_get_narrow_spaces_and_a_comma() {
        // When / Then
        assertThat(Language.FRENCH.number(-1_234_567.891, 2)).isEqualTo("\u22121\u202f234\u202f567,89");
        assertThat(Language.FRENCH.percent(0.0793, 1)).isEqualTo("7,9\u202f%");
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
