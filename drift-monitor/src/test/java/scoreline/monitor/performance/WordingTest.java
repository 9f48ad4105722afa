package scoreline.monitor.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import scoreline.drift.performance.Wager;

class WordingTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    @Test
    void one_of_anything_is_told_as_one() {
        // When
        var one = Wording.standing(JANUARY, 0, new Wager(1, 1, 0, 0.5, 0));
        var many = Wording.standing(JANUARY, 6, new Wager(2_000, 300, 12, 0.05, 0));
        // Then
        assertThat(one.en())
                .isEqualTo("Of 1 application approved in January 2025, 1 is known within 1 month and 0 of these"
                        + " defaulted; 0.5 of all were promised to.");
        assertThat(one.fr())
                .isEqualTo("Sur 1 demande acceptée en janvier 2025, 1 est connue en moins de 1 mois, dont 0 en défaut ;"
                        + " défauts promis sur l’ensemble : 0,5.");
        assertThat(many.en())
                .isEqualTo(
                        "Of 2,000 applications approved in January 2025, 300 are known within 7 months and 12 of these"
                                + " defaulted; 100.0 of all were promised to.");
        assertThat(many.fr()).contains("demandes acceptées", "300 sont connues en moins de 7 mois");
    }
}
