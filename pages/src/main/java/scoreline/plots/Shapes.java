package scoreline.plots;

/** A mark for a point, of another shape for each series. */
final class Shapes {

    private static final double REACH = 4.5;

    private Shapes() {}

    static void draw(Svg svg, int series, double x, double y) {
        String d = switch (series % 4) {
            case 0 -> "M" + place(x - REACH, y) + circle(1) + circle(-1) + "Z";
            case 1 ->
                "M" + place(x, y - REACH) + "L" + place(x + REACH, y) + "L" + place(x, y + REACH) + "L"
                        + place(x - REACH, y) + "Z";
            case 2 ->
                "M" + place(x, y - REACH) + "L" + place(x + REACH, y + REACH) + "L" + place(x - REACH, y + REACH) + "Z";
            default -> "M" + place(x - 4, y - 4) + "h8v8h-8Z";
        };
        svg.path(d, new Ink(Ink.colour(series), 1.5, "", series % 2 == 0 ? Ink.colour(series) : Ink.PAPER, 1));
    }

    private static String circle(int direction) {
        return "a" + REACH + " " + REACH + " 0 1 0 " + Svg.at(direction * 2 * REACH) + " 0";
    }

    private static String place(double x, double y) {
        return Svg.at(x) + " " + Svg.at(y);
    }
}
