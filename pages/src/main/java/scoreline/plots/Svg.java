package scoreline.plots;

import static scoreline.plots.Markup.escaped;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG element by element; coordinates in px, y downwards. */
final class Svg {

    static final int TEXT = 13;

    /** Mean width of a character of the usual sans-serif fonts, rather too wide than too narrow. */
    private static final double CHARACTER = 0.57 * TEXT;

    private final StringBuilder out = new StringBuilder();

    Svg(Plot.Words words, double width, double height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" viewBox=\"0 0 ")
                .append(at(width) + " " + at(height))
                .append("\" width=\"" + at(width) + "\" height=\"" + at(height))
                .append("\" style=\"max-width:100%;height:auto\" font-family=\"system-ui,sans-serif\" font-size=\""
                        + TEXT)
                .append("\" fill=\"currentColor\">");
        out.append("<title>").append(escaped(words.title())).append("</title><desc>");
        out.append(escaped(words.description())).append("</desc>");
    }

    static double widthOf(String text) {
        return text.codePointCount(0, text.length()) * CHARACTER;
    }

    /** The text, cut to the width with an ellipsis. */
    static String fitting(String text, double width) {
        int most = Math.max(2, (int) (width / CHARACTER));
        int length = text.codePointCount(0, text.length());
        return length <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
    }

    /** To a tenth of a pixel. */
    static String at(double coordinate) {
        BigDecimal rounded = BigDecimal.valueOf(coordinate)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    void line(double x1, double y1, double x2, double y2, Ink ink) {
        path("M" + at(x1) + " " + at(y1) + "L" + at(x2) + " " + at(y2), ink);
    }

    void path(String d, Ink ink) {
        out.append("<path d=\"").append(d).append("\"").append(ink.attributes()).append("/>");
    }

    /// @param places such as `M1 2h0M3 4h0`
    void dots(String places, String colour, double size) {
        out.append("<path d=\"").append(places).append("\" stroke-linecap=\"round\"");
        out.append(Ink.line(colour, size, "").attributes()).append("/>");
    }

    void rectangle(double x, double y, double width, double height, String fill, String says) {
        out.append("<rect x=\"" + at(x) + "\" y=\"" + at(y) + "\" width=\"" + at(width) + "\" height=\"" + at(height))
                .append("\" fill=\"" + fill + "\"");
        if (says.isEmpty()) {
            out.append("/>");
        } else {
            out.append("><title>").append(escaped(says)).append("</title></rect>");
        }
    }

    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void text(double x, double y, Anchor anchor, String text) {
        text(x, y, anchor, "", text);
    }

    /** With a rim of the paper's colour, to be read over lines. */
    void label(double x, double y, Anchor anchor, String text) {
        text(x, y, anchor, " stroke=\"" + Ink.PAPER + "\" stroke-width=\"3\" paint-order=\"stroke\"", text);
    }

    void upwards(double x, double y, String text) {
        text(x, y, Anchor.START, " transform=\"rotate(-55 " + at(x) + " " + at(y) + ")\"", text);
    }

    void text(double x, double y, String fill, String text) {
        text(x, y, Anchor.MIDDLE, " fill=\"" + fill + "\"", text);
    }

    private void text(double x, double y, Anchor anchor, String attributes, String text) {
        out.append("<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"").append(attributes);
        switch (anchor) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        out.append('>').append(escaped(text)).append("</text>");
    }

    String end() {
        return out + "</svg>";
    }
}
