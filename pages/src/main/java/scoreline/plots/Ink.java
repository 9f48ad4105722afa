package scoreline.plots;

import java.util.List;

/// How a path is drawn.
///
/// @param stroke and `fill`: CSS colours, or `none`
/// @param dash as SVG has it, empty for a solid line
record Ink(String stroke, double width, String dash, String fill, double opacity) {

    static final String PAPER = "var(--plot-paper,#fff)";
    static final String SOFT = "var(--plot-soft,#a9c1d9)";
    static final Ink GRID = line("var(--plot-grid,#dfe3e8)", 1, "");
    static final Ink AXIS = line("currentColor", 1, "");
    static final Ink MARK = line("currentColor", 1.2, "3 3");

    /** Told apart by colour, and in grey by dash. */
    private static final List<String> COLOURS =
            List.of("#0b3c6f", "#d55e00", "#00856a", "#3a8fc7", "#9b3d87", "#6f6f6f");

    private static final List<String> DASHES = List.of("", "7 3", "2 3", "10 3 2 3", "14 4", "1 4");

    static String colour(int series) {
        int i = series % COLOURS.size();
        return "var(--plot-" + (i + 1) + "," + COLOURS.get(i) + ")";
    }

    static Ink series(int series) {
        return line(colour(series), 2, DASHES.get(series % DASHES.size()));
    }

    static Ink band(int series) {
        return new Ink("none", 0, "", colour(series), 0.18);
    }

    static Ink line(String stroke, double width, String dash) {
        return new Ink(stroke, width, dash, "none", 1);
    }

    static Ink filled(String fill) {
        return new Ink("none", 0, "", fill, 1);
    }

    String attributes() {
        var written = new StringBuilder(" fill=\"" + fill + "\"");
        if (!stroke.equals("none")) {
            written.append(" stroke=\"" + stroke + "\" stroke-width=\"" + Svg.at(width) + "\"");
        }
        if (!dash.isEmpty()) {
            written.append(" stroke-dasharray=\"" + dash + "\"");
        }
        if (opacity < 1) {
            written.append(" opacity=\"" + opacity + "\"");
        }
        return written.toString();
    }
}
