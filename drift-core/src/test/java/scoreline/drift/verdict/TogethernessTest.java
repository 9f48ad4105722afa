package scoreline.drift.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty features that go together, 435 pairs. `TogethernessStudy` is the long form. */
class TogethernessTest {

    private static final Related POPULATION = new Related(20_000, 31);
    private static final Judge JUDGE = new Judge(POPULATION.baseline());

    @ParameterizedTest
    @CsvSource({"200, 150", "1000, 60", "5000, 12"})
    void an_unchanged_population_is_called_changed_in_no_more_than_one_window_of_twenty(int rows, int windows) {
        // Given
        var random = new SplittableRandom(rows);
        // When
        long alarms = IntStream.range(0, windows)
                .filter(_ -> JUDGE.judge(POPULATION.window(JUDGE, rows, random, null))
                                .togetherness()
                                .orElseThrow()
                                .p()
                        <= 0.05)
                .count();
        // Then
        assertThat((double) alarms / windows).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / windows));
    }

    @Test
    void a_feature_that_goes_its_own_way_is_named() {
        // Given
        String loose = POPULATION
                .baseline()
                .catalogue()
                .features()
                .get(Related.leaning())
                .name();
        // When
        Judgement judgement = JUDGE.judge(POPULATION.window(JUDGE, 1_000, new SplittableRandom(32), Related.leaning()));
        // Then
        Togetherness found = judgement.togetherness().orElseThrow();
        assertThat(found.severity()).isNotEqualTo(Severity.NONE);
        assertThat(found.moved())
                .isNotEmpty()
                .allMatch(pair -> pair.one().equals(loose) || pair.other().equals(loose));
        assertThat(judgement.features()).allMatch(finding -> finding.severity() == Severity.NONE);
    }
}
