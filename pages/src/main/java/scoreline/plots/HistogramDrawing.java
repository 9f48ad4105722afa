package scoreline.plots;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.plots.Plot.Cohort;

final class HistogramDrawing {

    private HistogramDrawing() {}

    static String of(Plot.Histogram plot, Language language, int width) {
        List<Double> edges = plot.edges();
        List<Cohort> cohorts = plot.cohorts();
        var ys = Frame.Extent.NONE.with(0);
        for (Cohort cohort : cohorts) {
            for (int bin = 0; bin < edges.size() - 1; bin++) {
                ys = ys.with(cohort.share(bin));
            }
        }
        Axis x = edges.size() < 2 || plot.x().range() != null
                ? plot.x()
                : plot.x().between(edges.getFirst(), edges.getLast());
        List<String> names = cohorts.size() < 2
                ? List.of()
                : cohorts.stream().map(Cohort::name).toList();
        var frame = new Frame(
                plot.words(), language, width, false, x, Frame.Extent.NONE, Axis.shares(plot.shares()), ys, names);
        Svg svg = frame.svg();
        for (int i = 0; i < cohorts.size(); i++) {
            svg.path(outline(frame, edges, cohorts.get(i), i == 0), ink(i));
        }
        svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), Ink.AXIS);
        Frame.legend(
                svg,
                IntStream.range(0, names.size())
                        .mapToObj(i -> new Frame.Entry(
                                names.get(i),
                                (at, y) -> svg.path(
                                        "M" + Svg.at(at + 2) + " " + Svg.at(y + 5) + "v-10h22v10" + (i == 0 ? "Z" : ""),
                                        ink(i))))
                        .toList(),
                width);
        return svg.end();
    }

    private static Ink ink(int cohort) {
        return cohort == 0 ? Ink.filled(Ink.SOFT) : Ink.line(Ink.colour(cohort), 2, cohort == 1 ? "" : "5 3");
    }

    private static String outline(Frame frame, List<Double> edges, Cohort cohort, boolean closed) {
        var path = new StringBuilder();
        for (int bin = 0; bin < edges.size() - 1; bin++) {
            path.append(bin == 0 ? "M" + Svg.at(frame.x(edges.getFirst())) + " " + Svg.at(frame.bottom()) : "")
                    .append("V" + Svg.at(frame.y(cohort.share(bin))))
                    .append("H" + Svg.at(frame.x(edges.get(bin + 1))));
        }
        return path.isEmpty() ? "M0 0" : path.append("V" + Svg.at(frame.bottom())) + (closed ? "Z" : "");
    }
}
