package scoreline.plots;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import scoreline.plots.Plot.Dot;
import scoreline.plots.Plot.Swarm;
import scoreline.plots.Svg.Anchor;

final class DotsDrawing {

    private static final double ROW = 34;
    private static final double DOT = 3.6;

    /** From dark blue to yellow by evenly growing lightness, so that grey keeps the order. */
    private static final List<String> SCALE =
            List.of("#00306f", "#3f4d6b", "#666970", "#8a8678", "#b0a473", "#d8c55f", "#f2dd45");

    private static final String GREY = "var(--plot-6,#6f6f6f)";

    private DotsDrawing() {}

    static String of(Plot.Dots plot, Language language, int width) {
        double longest = 10
                + plot.swarms().stream()
                        .mapToDouble(swarm -> Svg.widthOf(swarm.label()))
                        .max()
                        .orElse(0);
        boolean above = longest > 0.42 * width;
        double labels = above ? 22 : longest;
        double head = above ? 16 : 0;
        var extent = Frame.Extent.NONE.with(0);
        for (Swarm swarm : plot.swarms()) {
            for (Dot dot : swarm.dots()) {
                extent = extent.with(dot.at());
            }
        }
        Ticks ticks = Ticks.of(plot.x(), extent.low(), extent.high(), width < 400 ? 3 : 6);
        double right = width - 22;
        double top = 28;
        double bottom = top + (ROW + head) * plot.swarms().size();
        var svg = new Svg(plot.words(), width, bottom + 24 + (plot.x().label().isEmpty() ? 0 : 18));
        key(svg, plot, width);
        List<String> texts = ticks.texts(language);
        for (int i = 0; i < texts.size(); i++) {
            double x = labels + ticks.position(ticks.at().get(i)) * (right - labels);
            svg.line(x, top, x, bottom, Ink.GRID);
            svg.text(x, bottom + 18, Anchor.MIDDLE, texts.get(i));
        }
        double zero = labels + Math.clamp(ticks.position(0), 0, 1) * (right - labels);
        svg.line(zero, top, zero, bottom, Ink.AXIS);
        for (int i = 0; i < plot.swarms().size(); i++) {
            Swarm swarm = plot.swarms().get(i);
            double middle = top + (i + 1) * (ROW + head) - ROW / 2;
            if (above) {
                svg.label(0, middle - ROW / 2 - 2, Anchor.START, Svg.fitting(swarm.label(), width));
            } else {
                svg.text(labels - 8, middle + 4.5, Anchor.END, swarm.label());
            }
            swarm(svg, swarm, middle, labels, right - labels, ticks);
        }
        if (!plot.x().label().isEmpty()) {
            svg.text(right, bottom + 36, Anchor.END, Svg.fitting(plot.x().label(), right));
        }
        return svg.end();
    }

    /** Dots of one column stand above and below the middle by turns, the closer the more there are. */
    private static void swarm(Svg svg, Swarm swarm, double middle, double left, double wide, Ticks ticks) {
        Map<Long, Integer> inColumn = new HashMap<>();
        for (Dot dot : swarm.dots()) {
            inColumn.merge(column(dot, wide, ticks), 1, Integer::sum);
        }
        Map<Long, Integer> placed = new HashMap<>();
        Map<String, StringBuilder> byColour = new TreeMap<>(Comparator.comparingInt(DotsDrawing::place));
        for (Dot dot : swarm.dots()) {
            long column = column(dot, wide, ticks);
            int n = placed.merge(column, 1, Integer::sum);
            double apart = Math.min(DOT, (ROW - DOT - 2) / inColumn.getOrDefault(column, 1));
            double away = (n % 2 == 0 ? 1 : -1) * (n / 2) * apart;
            double x = left + ticks.position(dot.at()) * wide;
            byColour.computeIfAbsent(colour(dot), _ -> new StringBuilder())
                    .append("M" + Svg.at(x) + " " + Svg.at(middle + away) + "h0");
        }
        byColour.forEach((colour, path) -> svg.dots(path.toString(), colour, DOT));
    }

    private static int place(String colour) {
        return SCALE.indexOf(colour);
    }

    private static long column(Dot dot, double wide, Ticks ticks) {
        return Math.round(ticks.position(dot.at()) * wide / DOT);
    }

    private static String colour(Dot dot) {
        return Double.isNaN(dot.colour())
                ? GREY
                : SCALE.get((int) Math.min(SCALE.size() - 1, dot.colour() * SCALE.size()));
    }

    private static void key(Svg svg, Plot.Dots plot, int width) {
        double cell = 12;
        double x = Svg.widthOf(plot.low()) + 6;
        svg.text(0, 14, Anchor.START, Svg.fitting(plot.low(), width));
        for (int i = 0; i < SCALE.size(); i++) {
            svg.rectangle(x + i * cell, 4, cell, 11, SCALE.get(i), "");
        }
        svg.text(x + SCALE.size() * cell + 6, 14, Anchor.START, plot.high());
    }
}
