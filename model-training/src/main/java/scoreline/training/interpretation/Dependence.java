package scoreline.training.interpretation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/// How a feature's contribution goes with its value.
///
/// @param slices values ascending, or categories with the most frequent first; then those that were too rare to
///     stand alone, and the missing
public record Dependence(String feature, List<Slice> slices) {

    private static final int BINS = 10;
    private static final int MOST_CATEGORIES = 15;
    private static final int FEWEST_ROWS = 30;
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    public Dependence {
        slices = List.copyOf(slices);
    }

    public enum Kind {
        VALUES,
        CATEGORY,
        RARE_CATEGORIES,
        MISSING
    }

    /// Applicants of like value.
    ///
    /// @param from least value, included; null is the least there is, and of no account for categories and
    ///     missing
    /// @param to end of the values, not included; null is above all
    /// @param category where it is one
    /// @param rows how many
    /// @param mean contribution, in log-odds
    /// @param p10 and `p90`: between them lie four fifths of the contributions
    public record Slice(
            Kind kind,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable String category,
            int rows,
            double mean,
            double p10,
            double p90) {}

    static Dependence of(DecidingModel model, List<Row> rows, Explained explained, int feature) {
        var subject = model.catalogue().features().get(feature);
        List<Slice> slices = subject.formula() instanceof Formula.Category category
                ? byCategory(rows, explained, feature, category.field())
                : byValue(explained, feature);
        return new Dependence(subject.name(), slices);
    }

    private static List<Slice> byValue(Explained explained, int feature) {
        double[] known = IntStream.range(0, explained.size())
                .mapToDouble(row -> explained.features()[row][feature])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] cuts = IntStream.range(1, BINS)
                .mapToDouble(bin -> known.length == 0 ? 0 : known[(int) ((long) known.length * bin / BINS)])
                .map(Dependence::rounded)
                .filter(cut -> known.length > 0 && cut > known[0])
                .distinct()
                .toArray();
        List<Slice> slices = new ArrayList<>();
        for (int bin = 0; bin <= cuts.length; bin++) {
            double from = bin == 0 ? Double.NEGATIVE_INFINITY : cuts[bin - 1];
            double to = bin == cuts.length ? Double.POSITIVE_INFINITY : cuts[bin];
            double[] contributions = IntStream.range(0, explained.size())
                    .filter(row -> from <= explained.features()[row][feature]
                            && explained.features()[row][feature] < to)
                    .mapToDouble(row -> explained.contributions()[row][feature])
                    .toArray();
            add(slices, Kind.VALUES, bin == 0 ? null : from, bin == cuts.length ? null : to, null, contributions);
        }
        add(slices, Kind.MISSING, null, null, null, missing(explained, feature));
        return slices;
    }

    private static List<Slice> byCategory(List<Row> rows, Explained explained, int feature, int field) {
        Map<String, DoubleStream.Builder> byName = new TreeMap<>();
        for (int row = 0; row < explained.size(); row++) {
            String name = rows.get(explained.rows()[row]).text(field);
            if (name != null) {
                byName.computeIfAbsent(name, _ -> DoubleStream.builder())
                        .add(explained.contributions()[row][feature]);
            }
        }
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Named(String name, double[] contributions) {}
        List<Named> frequent = byName.entrySet().stream()
                .map(entry -> new Named(entry.getKey(), entry.getValue().build().toArray()))
                .sorted(Comparator.comparingInt(named -> -named.contributions().length))
                .toList();
        List<Slice> slices = new ArrayList<>();
        var rare = DoubleStream.builder();
        for (Named named : frequent) {
            if (slices.size() < MOST_CATEGORIES && named.contributions().length >= FEWEST_ROWS) {
                add(slices, Kind.CATEGORY, null, null, named.name(), named.contributions());
            } else {
                DoubleStream.of(named.contributions()).forEach(rare);
            }
        }
        add(slices, Kind.RARE_CATEGORIES, null, null, null, rare.build().toArray());
        add(slices, Kind.MISSING, null, null, null, missing(explained, feature));
        return slices;
    }

    /** A bin's end is then nobody's value. */
    private static double rounded(double value) {
        return BigDecimal.valueOf(value).round(FOUR_DIGITS).doubleValue();
    }

    private static double[] missing(Explained explained, int feature) {
        return IntStream.range(0, explained.size())
                .filter(row -> Float.isNaN(explained.features()[row][feature]))
                .mapToDouble(row -> explained.contributions()[row][feature])
                .toArray();
    }

    private static void add(
            List<Slice> slices,
            Kind kind,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable String category,
            double[] contributions) {
        if (contributions.length > 0) {
            Arrays.sort(contributions);
            slices.add(new Slice(
                    kind,
                    from,
                    to,
                    category,
                    contributions.length,
                    Arrays.stream(contributions).average().orElseThrow(),
                    quantile(contributions, 0.1),
                    quantile(contributions, 0.9)));
        }
    }

    private static double quantile(double[] ascending, double share) {
        return ascending[(int) Math.round(share * (ascending.length - 1))];
    }
}
