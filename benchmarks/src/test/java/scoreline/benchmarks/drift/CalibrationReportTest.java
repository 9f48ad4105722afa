package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationReportTest {

    private static final List<Delay> DELAYS =
            List.of(new Delay(1_451.4, 5.6), new Delay(480, 1), new Delay(271, 1), new Delay(165, 1));

    private static Sums sums(Sums.Asked asked, double bound, List<Double> delays) {
        return new Sums(asked, bound, new Sums.Found<>(asked.events(), delays), new Sums.Found<>(201_234, DELAYS));
    }

    private static Calibration calibration(long low, int started, List<RealRows> real) {
        return new Calibration(
                40,
                List.of(new NullWindows(
                        1_000, 20_000, new NullWindows.Tests(1_000, low), new NullWindows.Tests(1_000, 40), 700, 600)),
                new Episodes(400, started),
                List.of(
                        new Hopping(Hopping.Statistic.WASSERSTEIN, 100_000, 0.1053, 999, 200_100, DELAYS),
                        new Hopping(Hopping.Statistic.CRAMER_VON_MISES, 100_000, 7, 50, 199_900, DELAYS)),
                List.of(
                        sums(Sums.TOGETHER, 36.57, List.of(2_950.0, 254.26, 89.0, 38.04)),
                        sums(Sums.PUBLISHED, 35.8, List.of(2_950.0, 243.0, 89.0, 38.0))),
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
                .contains("likely between 0.031 and 0.077; wanted: at most 0.1: kept.")
                .contains("p < 9.12e-04", "Wasserstein > 0.1053 σ", "1,451 ± 6");
        assertThat(missed).contains("at most .06: missed.", "at most 0.1: missed.");
    }

    @Test
    void each_shift_that_is_told_of_too_late_is_named() {
        // When
        List<String> sentences = new CalibrationReport(calibration(50, 20, List.of())).sentences();
        // Then
        assertThat(sentences)
                .anyMatch(each -> each.endsWith(
                        "a reference of 100,000 rows misses +0.1 σ, +0.5 σ (the level is that of 999 false"
                                + " alarms)."))
                .anyMatch(each ->
                        each.endsWith("both directions together misses +0.25 σ, +1.0 σ; the bound of 35.8 keeps all."))
                .anyMatch(each -> each.contains("one in 164,849 of both directions together, one in 329,698 of each"));
    }

    @Test
    void real_rows_are_told_of_or_said_to_be_absent() {
        // Given
        var alike = List.of(
                new RealRows(1, 100_000, 20_000, new Episodes(100, 3), 1_000, 52),
                new RealRows(50, 100_000, 20_000, new Episodes(100, 6), 1_000, 53));
        var apart = List.of(
                new RealRows(1, 100_000, 20_000, new Episodes(100, 3), 1_000, 52),
                new RealRows(50, 100_000, 20_000, new Episodes(100, 60), 1_000, 53));
        // Then
        assertThat(new CalibrationReport(calibration(50, 20, List.of())).markdown())
                .anyMatch(line -> line.startsWith("- No real applications are at hand"));
        assertThat(new CalibrationReport(calibration(50, 20, alike)).markdown())
                .contains("| 1 | 100,000 | 100 | 0.0520 | 3 | 0.030 | 0.006 and 0.088 |")
                .anyMatch(line ->
                        line.startsWith("- Real rows: 20,000 applications") && line.contains("no difference is shown"));
        assertThat(new CalibrationReport(calibration(50, 20, apart)).sentences())
                .anyMatch(sentence -> sentence.contains("Not all intervals overlap."));
    }
}
