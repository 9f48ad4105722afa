package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationReportTest {

    private static final Hopping.Delay DELAY = new Hopping.Delay(1_234.4, 5.6);

    private static Calibration calibration(long low, int started, List<RealRows> real) {
        var delays = Collections.nCopies(4, DELAY);
        return new Calibration(
                40,
                List.of(new NullWindows(
                        1_000, 20_000, new NullWindows.Tests(1_000, low), new NullWindows.Tests(1_000, 40), 700, 600)),
                new Episodes(400, started),
                new Hopping(List.of(
                        new Hopping.Found(new Hopping.Level(Hopping.Statistic.CRAMER_VON_MISES, 7, 200_100), delays),
                        new Hopping.Found(new Hopping.Level(Hopping.Statistic.WASSERSTEIN, 0.1053, 199_900), delays))),
                List.of(new Sums(10, 200_000, 201_000, delays)),
                real);
    }

    @Test
    void what_was_wanted_is_held_against_what_was_found() {
        // When
        String kept = String.join("\n", new CalibrationReport(calibration(50, 20, List.of())).text());
        String missed = String.join("\n", new CalibrationReport(calibration(39, 41, List.of())).text());
        // Then
        assertThat(kept)
                .contains("0.0500", "at most .06: kept.", "20 false episodes in 400 months")
                .contains("at most 0.1: kept.", "p < 9.12e-04", "Wasserstein > 0.1053 σ", "1,234 ± 6");
        assertThat(missed).contains("at most .06: missed.", "at most 0.1: missed.");
    }

    @Test
    void real_rows_are_told_of_or_said_to_be_absent() {
        // Given
        var rows = List.of(new RealRows(50, 20_000, new Episodes(100, 3), 1_000, 52));
        // Then
        assertThat(new CalibrationReport(calibration(50, 20, List.of())).markdown())
                .anyMatch(line -> line.startsWith("- No real applications are at hand"));
        assertThat(new CalibrationReport(calibration(50, 20, rows)).markdown())
                .contains("| 50 | 100 | 0.0520 | 0.0300 |")
                .anyMatch(line -> line.startsWith("- Real rows: 20,000 applications"));
    }
}
