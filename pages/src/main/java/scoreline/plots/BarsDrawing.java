package scoreline.plots;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.plots.Plot.Bar;
import scoreline.plots.Svg.Anchor;

final class BarsDrawing {

    private static final double GAP = 8;

    private BarsDrawing() {}

    static String of(Plot.Bars plot, Language language, int width) {
        List<String> groups = plot.groups().size() < 2 ? List.of() : plot.groups();
        int inRow = Math.max(1, plot.groups().size());
        double thick = inRow == 1 ? 14 : 9;
        double longest = 14
                + plot.bars().stream()
                        .mapToDouble(bar -> Svg.widthOf(bar.label()))
                        .max()
                        .orElse(0);
        boolean above = longest > 0.44 * width;
        double labels = above ? 1 : longest;
        double head = above ? 17 : 0;
        var extent = Frame.Extent.NONE.with(0);
        for (Bar bar : plot.bars()) {
            for (double value : bar.values()) {
                extent = extent.with(value);
            }
        }
        int most = (int) Math.clamp((width - labels) / 75, 2, 5);
        Ticks ticks = Ticks.of(plot.values(), extent.low(), extent.high(), most);
        double notes = 8
                + plot.bars().stream()
                        .mapToDouble(bar -> Svg.widthOf(note(bar, ticks, language)))
                        .max()
                        .orElse(0);
        List<String> texts = ticks.texts(language);
        double lastTick = texts.isEmpty() ? 0 : Svg.widthOf(texts.getLast()) / 2;
        double right = width - Math.max(notes, lastTick);
        double top = 6 + 18 * Frame.legendRows(groups, width) + (plot.notes().isEmpty() ? 0 : 18);
        double row = head + inRow * thick + GAP;
        double bottom = top + row * plot.bars().size();
        var svg = new Svg(
                plot.words(), width, bottom + 24 + (plot.values().label().isEmpty() ? 0 : 18));
        for (int i = 0; i < texts.size(); i++) {
            double x = labels + ticks.position(ticks.at().get(i)) * (right - labels);
            svg.line(x, top, x, bottom, Ink.GRID);
            svg.text(Math.max(x, Svg.widthOf(texts.get(i)) / 2), bottom + 18, Anchor.MIDDLE, texts.get(i));
        }
        double zero = labels + Math.clamp(ticks.position(0), 0, 1) * (right - labels);
        svg.line(zero, top, zero, bottom, Ink.AXIS);
        for (int i = 0; i < plot.bars().size(); i++) {
            Bar bar = plot.bars().get(i);
            double y = top + i * row + GAP / 2 + head;
            if (above) {
                svg.label(5, y - 5, Anchor.START, Svg.fitting(bar.label(), width - 5));
            } else {
                svg.text(labels - 8, y + inRow * thick / 2 + 4.5, Anchor.END, bar.label());
            }
            for (int group = 0; group < bar.values().size(); group++) {
                double value = bar.values().get(group);
                double x = labels + Math.clamp(ticks.position(value), 0, 1) * (right - labels);
                String name = groups.isEmpty() ? bar.label() : bar.label() + ", " + groups.get(group);
                svg.rectangle(
                        Math.min(zero, x),
                        y + group * thick,
                        Math.abs(x - zero),
                        thick - 1,
                        fill(group, inRow),
                        name + ": " + told(plot.values(), value, language));
            }
            svg.text(width, y + inRow * thick / 2 + 4.5, Anchor.END, note(bar, ticks, language));
        }
        if (!plot.notes().isEmpty()) {
            svg.text(width, top - 5, Anchor.END, plot.notes());
        }
        if (!plot.values().label().isEmpty()) {
            svg.text(right, bottom + 36, Anchor.END, Svg.fitting(plot.values().label(), right));
        }
        Frame.legend(
                svg,
                IntStream.range(0, groups.size())
                        .mapToObj(group -> new Frame.Entry(
                                groups.get(group),
                                (x, y) -> svg.rectangle(x + 2, y - 5, 22, 10, fill(group, inRow), "")))
                        .toList(),
                width);
        return svg.end();
    }

    private static String fill(int group, int groups) {
        return groups == 2 && group == 0 ? Ink.SOFT : Ink.colour(group);
    }

    private static String note(Bar bar, Ticks ticks, Language language) {
        if (!bar.note().isEmpty() || bar.values().size() != 1) {
            return bar.note();
        }
        return told(ticks.axis(), bar.values().getFirst(), language);
    }

    private static String told(Axis axis, double value, Language language) {
        return axis.form() == Axis.Form.SHARE
                ? language.percent(value, Math.abs(value) < 0.1 ? 1 : 0)
                : language.significant(value, 3);
    }
}
