package scoreline.training.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The building the applicant lives in, or [#UNKNOWN]. Its columns go missing together: the
/// thinner the file on the building, the fewer of them it has.
///
/// @param values the averages, modes and medians in turn, each in the order of [#MEASURES]
record Building(
        List<Double> values,
        double totalArea,
        @Nullable String fund,
        @Nullable String type,
        @Nullable String walls,
        @Nullable String emergency) {

    /// One measure of a building, scaled to 0 … 1 over all buildings.
    ///
    /// @param missing how often a known building lacks it
    /// @param zero how often it is nothing
    /// @param median of the rest
    /// @param spread of its logarithm
    /// @param size how far it goes with the size of the building, −1 … 1
    /// @param step the least difference between two values
    private record Measure(
            String name, double missing, double zero, double median, double spread, double size, double step) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("APARTMENTS", 0.063, 0.003, 0.088, 0.85, 0.95, 0.0001),
            new Measure("BASEMENTAREA", 0.210, 0.114, 0.081, 0.70, 0.70, 0.0001),
            new Measure("YEARS_BEGINEXPLUATATION", 0.026, 0.004, 0.9816, 0.009, 0.10, 0.0001),
            new Measure("YEARS_BUILD", 0.362, 0.001, 0.755, 0.14, 0.40, 0.0068),
            new Measure("COMMONAREA", 0.423, 0.090, 0.023, 1.25, 0.60, 0.0001),
            new Measure("ELEVATORS", 0.112, 0.595, 0.160, 0.65, 0.60, 0.0400),
            new Measure("ENTRANCES", 0.056, 0.002, 0.138, 0.65, 0.45, 1 / 29.0),
            new Measure("FLOORSMAX", 0.045, 0.019, 0.190, 0.65, 0.65, 1 / 24.0),
            new Measure("FLOORSMIN", 0.388, 0.023, 0.200, 0.70, 0.55, 1 / 24.0),
            new Measure("LANDAREA", 0.226, 0.122, 0.056, 0.90, 0.50, 0.0001),
            new Measure("LIVINGAPARTMENTS", 0.397, 0.003, 0.076, 0.90, 0.94, 0.0001),
            new Measure("LIVINGAREA", 0.051, 0.002, 0.075, 0.90, 0.95, 0.0001),
            new Measure("NONLIVINGAPARTMENTS", 0.416, 0.580, 0.0077, 1.10, 0.30, 0.0001),
            new Measure("NONLIVINGAREA", 0.146, 0.423, 0.022, 1.30, 0.40, 0.0001));

    private static final int APARTMENTS = 0;
    private static final int FLOORS_MAX = 7;
    private static final List<String> SUMMARIES = List.of("AVG", "MODE", "MEDI");

    private static final Choice<String> FUND = Choice.of(
            "reg oper account=0.2423 | reg oper spec account=0.0379 | org spec account=0.0186 | not specified=0.0169");
    private static final Choice<String> TYPE =
            Choice.of("block of flats=0.4901 | specific housing=0.0045 | terraced house=0.0037");
    private static final Choice<String> WALLS = Choice.of(
            "Panel=0.2147 | Stone, brick=0.2098 | Block=0.0315 | Wooden=0.0172 | Mixed=0.0081 | Monolithic=0.0060"
                    + " | Others=0.0047");

    static final Building UNKNOWN = new Building(
            Collections.nCopies(MEASURES.size() * SUMMARIES.size(), Double.NaN), Double.NaN, null, null, null, null);

    static Building from(Draw draw, Person person) {
        double known = person.regionRating() == 1 ? 0.767 : person.regionRating() == 2 ? 0.505 : 0.462;
        return draw.chance(known) ? known(draw, 0.2 * person.regionScore() + 0.98 * draw.normal()) : UNKNOWN;
    }

    private static Building known(Draw draw, double size) {
        double thinness = draw.uniform();
        int count = MEASURES.size();
        Double[] values = new Double[count * SUMMARIES.size()];
        for (int i = 0; i < count; i++) {
            Measure measure = MEASURES.get(i);
            double average = lacks(draw, thinness, measure.missing()) ? Double.NaN : average(draw, measure, size);
            values[i] = average;
            values[count + i] = near(draw, measure, average, -0.025, 0.06);
            values[2 * count + i] = near(draw, measure, average, 0.003, 0.02);
        }
        double area = Math.min(1, 0.071 * StrictMath.exp(0.9 * (0.94 * size + 0.34 * draw.normal())));
        return new Building(
                List.of(values),
                lacks(draw, thinness, 0.016) ? Double.NaN : round(area),
                lacks(draw, thinness, 0.399) ? null : FUND.from(draw),
                lacks(draw, thinness, 0.052) ? null : TYPE.from(draw),
                lacks(draw, thinness, 0.064) ? null : WALLS.from(draw),
                draw.chance(0.016) ? "Yes" : "No");
    }

    private static boolean lacks(Draw draw, double thinness, double share) {
        return 1 - (draw.chance(0.12) ? draw.uniform() : thinness) < share;
    }

    private static double average(Draw draw, Measure measure, double size) {
        if (draw.chance(measure.zero())) {
            return 0;
        }
        double own = StrictMath.sqrt(1 - measure.size() * measure.size());
        double score = measure.size() * size + own * draw.normal();
        return snap(measure.median() * StrictMath.exp(measure.spread() * score), measure.step());
    }

    /** The mode and the median of a building differ little from its average, and on coarse steps seldom. */
    private static double near(Draw draw, Measure measure, double average, double shift, double noise) {
        boolean coarse = measure.step() > 0.01;
        if (Double.isNaN(average) || average == 0 || draw.chance(coarse ? 0.93 : 0.02)) {
            return average;
        }
        return coarse
                ? snap(average + (draw.chance(0.3) ? measure.step() : -measure.step()), measure.step())
                : round(Math.clamp(average * (1 + measure.spread() * (shift + noise * draw.normal())), 0, 1));
    }

    private static double snap(double value, double step) {
        return round(Math.clamp(Math.max(step, Money.round(value, step)), 0, 1));
    }

    private static double round(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    boolean known() {
        return emergency != null;
    }

    double floors() {
        return values.get(FLOORS_MAX);
    }

    double apartments() {
        return values.get(APARTMENTS);
    }

    /** APARTMENTS_AVG … NONLIVINGAREA_MEDI. */
    static List<Column<Building>> measures() {
        List<Column<Building>> columns = new ArrayList<>();
        for (String summary : SUMMARIES) {
            for (Measure measure : MEASURES) {
                int at = columns.size();
                columns.add(Column.number(measure.name() + "_" + summary, building -> building.values.get(at)));
            }
        }
        return columns;
    }
}
