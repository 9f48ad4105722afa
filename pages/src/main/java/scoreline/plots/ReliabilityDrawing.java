package scoreline.plots;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.plots.Plot.Point;
import scoreline.plots.Plot.Series;

final class ReliabilityDrawing {

    private ReliabilityDrawing() {}

    static String of(Plot.Reliability plot, Language language, int width) {
        List<Series> series = plot.series();
        var both = Frame.Extent.NONE;
        for (Series one : series) {
            for (Point point : one.points()) {
                both = both.with(point.x()).with(point.low()).with(point.high());
            }
        }
        List<String> names = series.size() < 2
                ? List.of()
                : series.stream().map(Series::name).toList();
        var frame =
                new Frame(plot.words(), language, width, true, plot.predicted(), both, plot.observed(), both, names);
        Svg svg = frame.svg();
        LinesDrawing.diagonal(frame);
        LinesDrawing.agreement(frame, plot.agreement());
        for (int i = 0; i < series.size(); i++) {
            for (Point point : series.get(i).points()) {
                double x = frame.x(point.x());
                if (!point.isSure()) {
                    svg.line(x, frame.y(point.low()), x, frame.y(point.high()), Ink.line(Ink.colour(i), 1.5, ""));
                }
                Shapes.draw(svg, i, x, frame.y(point.y()));
            }
        }
        Frame.legend(
                svg,
                IntStream.range(0, names.size())
                        .mapToObj(i -> new Frame.Entry(names.get(i), (x, y) -> Shapes.draw(svg, i, x + 13, y)))
                        .toList(),
                width);
        return svg.end();
    }
}
