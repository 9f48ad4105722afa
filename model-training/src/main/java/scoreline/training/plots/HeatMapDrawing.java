package scoreline.training.plots;

import scoreline.training.plots.Svg.Anchor;

/** Blue below zero, orange above, both darker the further away; the number says the sign in grey. */
final class HeatMapDrawing {

    private static final int[] BELOW = {0x0b, 0x3c, 0x6f};
    private static final int[] ABOVE = {0xb3, 0x4a, 0x00};
    private static final int[] ZERO = {0xf7, 0xf7, 0xf7};

    private HeatMapDrawing() {}

    static String of(Plot.HeatMap plot, Language language, int width) {
        int columns = Math.max(1, plot.columns().size());
        double longest = plot.rows().stream().mapToDouble(Svg::widthOf).max().orElse(0);
        double labels = Math.min(0.42 * width, 10 + longest);
        double longestColumn =
                plot.columns().stream().mapToDouble(Svg::widthOf).max().orElse(0);
        double top = 10 + Math.min(150, 0.82 * longestColumn);
        double overhang = 0.57 * Math.min(150 / 0.82, longestColumn);
        double cell = Math.min(44, (width - labels - Math.max(4, overhang - 10)) / columns);
        double height = Math.min(30, Math.max(cell, 18));
        var svg = new Svg(plot.words(), width, top + height * plot.rows().size() + 4);
        for (int column = 0; column < plot.columns().size(); column++) {
            svg.upwards(
                    labels + (column + 0.5) * cell + 4,
                    top - 6,
                    Svg.fitting(plot.columns().get(column), 150 / 0.82));
        }
        for (int row = 0; row < plot.rows().size(); row++) {
            double y = top + row * height;
            svg.text(
                    labels - 8,
                    y + height / 2 + 4.5,
                    Anchor.END,
                    Svg.fitting(plot.rows().get(row), labels - 8));
            for (int column = 0; column < plot.columns().size(); column++) {
                double value = plot.values().get(row).get(column);
                if (Double.isNaN(value)) {
                    continue;
                }
                double x = labels + column * cell;
                svg.rectangle(
                        x,
                        y,
                        cell - 1,
                        height - 1,
                        colour(value),
                        plot.rows().get(row) + ", " + plot.columns().get(column) + ": " + language.number(value, 2));
                if (cell >= 36) {
                    svg.text(
                            x + cell / 2 - 0.5,
                            y + height / 2 + 4,
                            Math.abs(value) > 0.55 ? "#fff" : "#1a1a1a",
                            language.number(value, 2));
                }
            }
        }
        return svg.end();
    }

    private static String colour(double value) {
        int[] end = value < 0 ? BELOW : ABOVE;
        double share = Math.abs(value);
        int colour = 0;
        for (int i = 0; i < 3; i++) {
            colour = colour << 8 | (int) Math.round(ZERO[i] + share * (end[i] - ZERO[i]));
        }
        return "#" + String.format("%06x", colour);
    }
}
