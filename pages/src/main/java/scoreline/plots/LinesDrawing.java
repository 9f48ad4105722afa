package scoreline.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import scoreline.plots.Plot.Mark;
import scoreline.plots.Plot.Point;
import scoreline.plots.Plot.Series;
import scoreline.plots.Svg.Anchor;

final class LinesDrawing {

    private LinesDrawing() {}

    static String of(Plot.Lines plot, Language language, int width) {
        List<Series> series = plot.series();
        boolean square = plot.marks().stream().anyMatch(Mark.Diagonal.class::isInstance);
        var xs = Frame.Extent.NONE;
        var ys = Frame.Extent.NONE;
        for (Series one : series) {
            for (Point point : one.points()) {
                xs = xs.with(point.x());
                ys = ys.with(point.low()).with(point.high());
            }
        }
        for (Mark mark : plot.marks()) {
            switch (mark) {
                case Mark.Vertical vertical -> xs = xs.with(vertical.x());
                case Mark.Horizontal horizontal -> ys = ys.with(horizontal.y());
                case Mark.Diagonal _ -> {}
            }
        }
        List<String> names = series.size() < 2
                ? List.of()
                : series.stream().map(Series::name).toList();
        var frame = new Frame(plot.words(), language, width, square, plot.x(), xs, plot.y(), ys, names);
        Svg svg = frame.svg();
        for (int i = 0; i < series.size(); i++) {
            band(frame, series.get(i).points(), i);
        }
        marks(frame, plot.marks());
        for (int i = 0; i < series.size(); i++) {
            List<Point> points = shown(frame, series.get(i).points());
            svg.path(path(frame, points), Ink.series(i));
            if (points.size() == 1) {
                Shapes.draw(
                        svg,
                        i,
                        frame.x(points.getFirst().x()),
                        frame.y(points.getFirst().y()));
            }
        }
        labels(frame, plot.marks());
        Frame.legend(
                svg,
                IntStream.range(0, names.size())
                        .mapToObj(
                                i -> new Frame.Entry(names.get(i), (x, y) -> svg.line(x, y, x + 26, y, Ink.series(i))))
                        .toList(),
                width);
        return svg.end();
    }

    private static List<Point> shown(Frame frame, List<Point> points) {
        return points.stream()
                .filter(point -> frame.shows(point.x(), point.y()))
                .toList();
    }

    private static void band(Frame frame, List<Point> points, int series) {
        if (points.stream().allMatch(Point::isSure)) {
            return;
        }
        List<Point> shown = shown(frame, points);
        List<String> outline = new ArrayList<>();
        for (Point point : shown) {
            outline.add(place(frame, point.x(), point.high()));
        }
        for (Point point : shown.reversed()) {
            outline.add(place(frame, point.x(), point.low()));
        }
        frame.svg().path("M" + String.join("L", outline) + "Z", Ink.band(series));
    }

    private static String path(Frame frame, List<Point> points) {
        return points.isEmpty()
                ? "M0 0"
                : points.stream()
                        .map(point -> place(frame, point.x(), point.y()))
                        .collect(Collectors.joining("L", "M", ""));
    }

    private static String place(Frame frame, double x, double y) {
        double within = Math.clamp(frame.y(y), frame.top(), frame.bottom());
        return Svg.at(frame.x(x)) + " " + Svg.at(within);
    }

    private static void marks(Frame frame, List<Mark> marks) {
        Svg svg = frame.svg();
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Vertical vertical -> {
                    double x = frame.x(vertical.x());
                    svg.line(x, frame.top(), x, frame.bottom(), Ink.MARK);
                }
                case Mark.Horizontal horizontal -> {
                    double y = frame.y(horizontal.y());
                    svg.line(frame.left(), y, frame.right(), y, Ink.MARK);
                }
                case Mark.Diagonal _ -> diagonal(frame);
            }
        }
    }

    /** Over all lines; those of vertical marks one below the other. */
    private static void labels(Frame frame, List<Mark> marks) {
        Svg svg = frame.svg();
        double below = frame.top() + 13;
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Vertical vertical -> {
                    double x = frame.x(vertical.x());
                    boolean before = x + 5 + Svg.widthOf(vertical.label()) > frame.right();
                    svg.label(before ? x - 5 : x + 5, below, before ? Anchor.END : Anchor.START, vertical.label());
                    below += 17;
                }
                case Mark.Horizontal horizontal ->
                    svg.label(frame.right(), frame.y(horizontal.y()) - 5, Anchor.END, horizontal.label());
                case Mark.Diagonal diagonal -> agreement(frame, diagonal.label());
            }
        }
    }

    static void diagonal(Frame frame) {
        double low = frame.lowestOnBoth();
        double high = frame.highestOnBoth();
        if (low < high) {
            frame.svg().line(frame.x(low), frame.y(low), frame.x(high), frame.y(high), Ink.MARK);
        }
    }

    /** In the corner below the diagonal. */
    static void agreement(Frame frame, String label) {
        frame.svg().label(frame.right() - 4, frame.bottom() - 8, Anchor.END, label);
    }
}
