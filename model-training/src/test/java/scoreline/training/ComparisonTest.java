package scoreline.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.training.Comparison.ChampionSaw;
import scoreline.training.Comparison.Measure;
import scoreline.training.validation.PairedBootstrap;

class ComparisonTest {

    private static Measure differing(double low, double high) {
        return new Measure(0.5 + (low + high) / 2, 0.5, new PairedBootstrap(low, high));
    }

    @ParameterizedTest(name = "cost {0} to {1}, AUC {2} to {3}")
    @CsvSource({
        "-0.02, -0.01,  0.01,  0.02, true",
        "-0.02, -0.01, -0.01,  0.02, true",
        "-0.02, -0.01, -0.02, -0.01, false",
        "-0.02,  0.01,  0.01,  0.02, true",
        "-0.02,  0.01, -0.01,  0.02, false",
        " 0,     0,     0,     0,    false",
        "-0.02,  0,    -0.01,  0,    false",
        " 0.01,  0.02,  0.01,  0.02, false",
        " 0.01,  0.02, -0.02, -0.01, false",
    })
    void who_is_surely_better_at_one_and_not_surely_worse_at_the_other_is_promoted(
            double costLow, double costHigh, double aucLow, double aucHigh, boolean promoted) {
        // When
        var verdict = new Comparison(
                        1_000, 80, differing(aucLow, aucHigh), differing(costLow, costHigh), ChampionSaw.NONE)
                .verdict();
        // Then
        assertThat(verdict.promote()).isEqualTo(promoted);
    }

    @Test
    void the_reasons_tell_both_differences_and_what_the_champion_knew() {
        // When
        var reasons = new Comparison(1_000, 80, differing(-0.01, 0.02), differing(-0.03, -0.01), ChampionSaw.ALL)
                .verdict()
                .reasons();
        // Then
        assertThat(reasons)
                .containsExactly(
                        "Cost per application 0.4800, the champion's 0.5000; 95% of paired draws differ by −0.0300 to"
                                + " −0.0100: the candidate is cheaper.",
                        "AUC 0.5050, the champion's 0.5000; 95% of paired draws differ by −0.0100 to +0.0200: no"
                                + " difference that chance does not make.",
                        "The champion was trained on these rows and the candidate was not: the comparison favours the"
                                + " champion.");
    }
}
