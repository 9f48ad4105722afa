package scoreline.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import scoreline.plots.Svg.Anchor;

/** The paper of a plot of two axes: grid, ticks, labels, legend; and where a value lies on it. */
final class Frame {

    private static final double LINE = 18;
    private static final double SAMPLE = 26;

    private final Svg svg;
    private final Language language;
    private final Ticks x;
    private final Ticks y;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    /// An entry of the legend.
    ///
    /// @param sample draws at the left end and the middle of the line
    record Entry(String name, BiConsumer<Double, Double> sample) {}

    /// The smallest and the largest of what is drawn.
    record Extent(double low, double high) {
        static final Extent NONE = new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        Extent with(double value) {
            return new Extent(Math.min(low, value), Math.max(high, value));
        }
    }

    /// @param square the plot's area is as high as wide
    Frame(
            Plot.Words words,
            Language language,
            int width,
            boolean square,
            Axis xAxis,
            Extent xs,
            Axis yAxis,
            Extent ys,
            List<String> names) {
        this.language = language;
        this.y = Ticks.of(yAxis, ys.low(), ys.high(), 5);
        this.left =
                8 + y.texts(language).stream().mapToDouble(Svg::widthOf).max().orElse(0);
        Ticks fitting = Ticks.of(xAxis, xs.low(), xs.high(), 2);
        for (int most = 3; most <= 8; most++) {
            Ticks more = Ticks.of(xAxis, xs.low(), xs.high(), most);
            double widest = more.texts(language).stream()
                    .mapToDouble(Svg::widthOf)
                    .max()
                    .orElse(0);
            if ((widest + 14) * more.at().size() <= width - left) {
                fitting = more;
            }
        }
        this.x = fitting;
        List<String> texts = x.texts(language);
        this.right = width - 10 - (texts.isEmpty() ? 0 : Svg.widthOf(texts.getLast()) / 2);
        this.top = 12 + LINE * (legendRows(names, width) + (yAxis.label().isEmpty() ? 0 : 1));
        double area = square ? right - left : Math.clamp(0.42 * width, 96, 230);
        this.bottom = top + area;
        this.svg = new Svg(words, width, bottom + 6 + LINE * (xAxis.label().isEmpty() ? 1 : 2));
        grid(width);
    }

    Svg svg() {
        return svg;
    }

    double x(double value) {
        return left + x.position(value) * (right - left);
    }

    double y(double value) {
        return bottom - y.position(value) * (bottom - top);
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    boolean shows(double x, double y) {
        return this.x.low() <= x && x <= this.x.high() && this.y.low() <= y && y <= this.y.high();
    }

    double highestOnBoth() {
        return Math.min(x.high(), y.high());
    }

    double lowestOnBoth() {
        return Math.max(x.low(), y.low());
    }

    private void grid(int width) {
        List<String> yTexts = y.texts(language);
        for (int i = 0; i < yTexts.size(); i++) {
            double at = y(y.at().get(i));
            svg.line(left, at, right, at, Ink.GRID);
            svg.text(left - 6, at + 4.5, Anchor.END, yTexts.get(i));
        }
        List<String> xTexts = x.texts(language);
        for (int i = 0; i < xTexts.size(); i++) {
            double at = x(x.at().get(i));
            svg.line(at, bottom, at, bottom + 4, Ink.AXIS);
            svg.text(at, bottom + LINE, Anchor.MIDDLE, xTexts.get(i));
        }
        svg.line(left, bottom, right, bottom, Ink.AXIS);
        if (!y.axis().label().isEmpty()) {
            svg.text(0, top - 11, Anchor.START, Svg.fitting(y.axis().label(), width));
        }
        if (!x.axis().label().isEmpty()) {
            svg.text(right, bottom + 2 * LINE, Anchor.END, Svg.fitting(x.axis().label(), width));
        }
    }

    static int legendRows(List<String> names, double width) {
        return names.isEmpty() ? 0 : 1 + (int) (places(names, width).getLast()[1] / LINE);
    }

    private static List<double[]> places(List<String> names, double width) {
        List<double[]> places = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (String name : names) {
            double wide = SAMPLE + 6 + Svg.widthOf(name) + 14;
            if (x > 0 && x + wide > width) {
                x = 0;
                y += LINE;
            }
            places.add(new double[] {x, y});
            x += wide;
        }
        return places;
    }

    static void legend(Svg svg, List<Entry> entries, double width) {
        List<String> names = entries.stream().map(Entry::name).toList();
        List<double[]> places = names.isEmpty() ? List.of() : places(names, width);
        for (int i = 0; i < entries.size(); i++) {
            double x = places.get(i)[0];
            double y = 8 + places.get(i)[1];
            entries.get(i).sample().accept(x, y);
            svg.text(x + SAMPLE + 6, y + 4.5, Anchor.START, Svg.fitting(names.get(i), width - SAMPLE - 6));
        }
    }
}
