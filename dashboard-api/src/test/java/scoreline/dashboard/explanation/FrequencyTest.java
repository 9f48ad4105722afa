package scoreline.dashboard.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.plots.Language;

class FrequencyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0712 | Of 100 such applicants about 7 do not repay. | Sur 100 demandeurs semblables, environ 7 ne remboursent pas.
            0.0104 | Of 100 such applicants about 1 does not repay. | Sur 100 demandeurs semblables, environ 1 ne rembourse pas.
            0.0099 | Of 100 such applicants fewer than 1 does not repay. | Sur 100 demandeurs semblables, moins de 1 ne rembourse pas.
            0 | Of 100 such applicants fewer than 1 does not repay. | Sur 100 demandeurs semblables, moins de 1 ne rembourse pas.
            0.995 | Of 100 such applicants more than 99 do not repay. | Sur 100 demandeurs semblables, plus de 99 ne remboursent pas.
            1 | Of 100 such applicants more than 99 do not repay. | Sur 100 demandeurs semblables, plus de 99 ne remboursent pas.
            """)
    void a_risk_is_rounded_to_neither_none_nor_all(double probability, String english, String french) {
        assertThat(Frequency.of(probability).sentence(Language.ENGLISH)).isEqualTo(english);
        assertThat(Frequency.of(probability).sentence(Language.FRENCH)).isEqualTo(french);
    }

    @Test
    void two_risks_that_differ_are_told_apart_where_that_can_be_done() {
        assertThat(Frequency.apart(0.07, 0.09)).isEqualTo(new Frequency.Pair(Frequency.of(0.07), Frequency.of(0.09)));
        var close = Frequency.apart(0.0949, 0.0909);
        assertThat(close.one()).isEqualTo(new Frequency(Frequency.Relation.ABOUT, 95, 1_000));
        assertThat(close.other()).isEqualTo(new Frequency(Frequency.Relation.ABOUT, 91, 1_000));
        assertThat(Frequency.apart(0.1, 0.1).one().of()).isEqualTo(100);
        assertThat(Frequency.apart(0.1, 0.1 + 1e-12).one().of()).isEqualTo(10_000);
    }
}
