package scoreline.plots;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.plots.Svg.Anchor;

/** Blue below zero, orange above, both darker the further away; the number says the sign in grey. */
final class HeatMapDrawing {

    /** A cell that takes a number. */
    private static final double WIDE = 42;

    private static final double TALLEST = 150;

    /** Of a text that goes upwards at 55 degrees. */
    private static final double RISE = 0.82;

    private static final double RUN = 0.57;
    private static final int[] BELOW = {0x0b, 0x3c, 0x6f};
    private static final int[] ABOVE = {0xb3, 0x4a, 0x00};
    private static final int[] ZERO = {0xf7, 0xf7, 0xf7};

    private HeatMapDrawing() {}

    static String of(Plot.HeatMap plot, Language language, int width) {
        boolean symmetric = plot.rows().equals(plot.columns());
        List<String> rows = symmetric ? numbered(plot.rows()) : plot.rows();
        double longest = widest(rows);
        double longestColumn = symmetric ? 0 : widest(plot.columns());
        double labels = Math.min(0.42 * width, 10 + longest);
        double top = symmetric ? 20 : 10 + Math.min(TALLEST, RISE * longestColumn);
        double overhang = Math.clamp(RUN * longestColumn - 10, 4, RUN * TALLEST / RISE);
        double cell = Math.min(
                44, (width - labels - overhang) / Math.max(1, plot.columns().size()));
        double height = Math.clamp(cell, 20, 30);
        var svg = new Svg(plot.words(), width, top + height * rows.size() + 4);
        for (int column = 0; column < plot.columns().size(); column++) {
            double x = labels + (column + 0.5) * cell;
            if (symmetric) {
                svg.text(x, top - 6, Anchor.MIDDLE, String.valueOf(column + 1));
            } else {
                svg.upwards(x + 4, top - 6, Svg.fitting(plot.columns().get(column), TALLEST / RISE));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = top + row * height;
            svg.text(labels - 8, y + height / 2 + 4.5, Anchor.END, Svg.fitting(rows.get(row), labels - 8));
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
                if (cell >= WIDE) {
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

    /** The columns of a symmetric map are named by the numbers of its rows, which need less room. */
    private static List<String> numbered(List<String> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> (row + 1) + "\u00a0· " + rows.get(row))
                .toList();
    }

    private static double widest(List<String> texts) {
        return texts.stream().mapToDouble(Svg::widthOf).max().orElse(0);
    }

    private static String colour(double value) {
        int[] end = value < 0 ? BELOW : ABOVE;
        double share = Math.abs(value);
        var colour = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            int part = (int) Math.round(ZERO[i] + share * (end[i] - ZERO[i]));
            colour.append(HexFormat.of().toHexDigits((byte) part));
        }
        return colour.toString();
    }
}
