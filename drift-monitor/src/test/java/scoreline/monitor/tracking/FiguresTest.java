package scoreline.monitor.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.DriftReport;

class FiguresTest {
    private static final Window WINDOW = new Window(Made.NOW, WindowSize.tumbling(Duration.ofHours(1)));

    private static DriftReport report(int rows) {
        var judge = Made.judge();
        var counts = judge.window();
        var random = new SplittableRandom(1);
        for (int i = 0; i < rows; i++) {
            counts.count(Made.bins(random, 0), new float[3], -2, 0.25, i % 4 == 0 ? Outcome.REFUSE : Outcome.APPROVE);
        }
        var watched = Watch.over(List.of(Made.bundle()))
                .watched(new Population(Made.SHA256, 0))
                .orElseThrow();
        return Made.report(watched, WINDOW, 0, counts, Map.of());
    }

    @Test
    void the_window_and_each_thing_in_it_have_figures_by_name() {
        // When
        var report = report(400);
        var figures = Figures.of(report);

        // Then
        var amount = report.getFindings().getFirst();
        assertThat(figures)
                .contains(
                        entry("rows", 400.0),
                        entry("refused_share", 0.25),
                        entry("mean_probability", 0.25),
                        entry("AMOUNT/effect", amount.getEffect()),
                        entry("AMOUNT/mean", amount.getOrdered().getLiveMean()),
                        entry("CHILDREN/missing_share", 0.0575))
                .containsKeys("CONTRACT/stability_index", "CONTRACT/adjusted_p")
                .doesNotContainKey("CONTRACT/mean");
    }

    @Test
    void a_figure_that_is_no_number_is_left_out() {
        // Given
        var report = DriftReport.newBuilder(report(10))
                .setDetectableShift(Double.POSITIVE_INFINITY)
                .build();

        // Then
        assertThat(Figures.of(report)).doesNotContainKey("detectable_shift").containsKey("rows");
    }
}
