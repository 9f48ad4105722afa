package scoreline.drift.report;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import scoreline.drift.verdict.Finding;
import scoreline.page.Block.Figure;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.scoring.reference.FeatureReference;

/// The reference beside the window, value by value.
///
/// @param live rows of the window by cell
/// @param written a value as its readers write it
/// @param called a category as its readers call it
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(
        Finding finding,
        FeatureReference reference,
        long[] live,
        DoubleFunction<String> written,
        UnaryOperator<String> called) {

    Figure figure(Say say) {
        List<Plot.Bar> bars = Slice.of(say.language(), reference, live, written, called).stream()
                .map(slice -> new Plot.Bar(
                        slice.name(),
                        say.percent(slice.reference()) + " → " + say.percent(slice.live()),
                        List.of(slice.reference(), slice.live())))
                .toList();
        return Figure.of(new Plot.Bars(
                new Plot.Words(say.of(finding.label()), say.withoutName(finding)),
                Axis.shares(""),
                List.of(say.of("reference", "référence"), say.of("this window", "cette fenêtre")),
                bars,
                ""));
    }
}
