package scoreline.drift.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hundred drawn features: how often nothing is called something, and something found; `bench calibration` is the long form. */
class FalseAlarmTest {

    private static final Population POPULATION = new Population(Population.catalogue(100), 50_000, 5);

    @ParameterizedTest
    @CsvSource({"200, 100", "500, 40", "1000, 20", "5000, 5", "37000, 1"})
    void an_unchanged_population_raises_no_more_alarms_than_it_may(int rows, int windows) {
        // When
        Trial trial = Trial.run(POPULATION, rows, windows, 11, null);
        // Then
        double tests = POPULATION.continuous().size() * (double) windows;
        double chance = 3 * Math.sqrt(0.05 * 0.95 / tests);
        assertThat(trial.continuousAlarms()).isBetween(0.04 - chance, 0.05 + chance);
        assertThat(trial.discreteAlarms()).isLessThanOrEqualTo(0.05 + chance);
        assertThat(trial.sure()).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / windows));
    }

    @ParameterizedTest
    @CsvSource({"200, 1.0", "500, 0.5", "1000, 0.25", "5000, 0.25"})
    void one_feature_of_a_hundred_that_shifts_is_found(int rows, double sigmas) {
        // Given
        var change = new Population.Change(POPULATION.normal(false), sigmas, 0);
        // When
        Trial trial = Trial.run(POPULATION, rows, 5, 12, change);
        // Then
        assertThat(trial.found()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"300, 60", "5000, 20"})
    void what_a_window_says_it_can_detect_it_finds_in_four_cases_of_five(int rows, int windows) {
        // Given
        double detectable = Trial.detectable(POPULATION, rows);
        // When
        var change = new Population.Change(POPULATION.normal(false), detectable, 0);
        Trial trial = Trial.run(POPULATION, rows, windows, 15, change);
        // Then
        assertThat(trial.found()).isGreaterThanOrEqualTo(0.8 - 2.5 * Math.sqrt(0.8 * 0.2 / windows));
    }

    @Test
    void missing_values_that_rise_from_two_percent_to_eight_are_found() {
        // Given
        var change = new Population.Change(POPULATION.normal(true), 0, 0.08);
        // When
        Trial trial = Trial.run(POPULATION, 1_000, 5, 13, change);
        // Then
        assertThat(trial.found()).isEqualTo(1);
    }
}
