package scoreline.training.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/// Features as numbers without gaps and of like size, for models that add them up or measure distances.
///
/// - A number that is never negative and skewed to the right becomes its logarithm, ln(1 + x). Missing becomes the
/// median; where
///   a hundredth lack it or more, a column says so. Then it is standardised, and cut off at 6 standard deviations.
/// - A category becomes a column of 0 and 1 for each value that a two-hundredth have, at least.
///
/// All of it is learnt from the chosen rows. Immutable.
public final class DenseColumns {

    private static final double SKEWED = 2;
    private static final double OFTEN_MISSING = 0.01;
    private static final double OFTEN_SEEN = 0.005;
    private static final float FAR = 6;

    private final List<Column> columns;

    private DenseColumns(List<Column> columns) {
        this.columns = columns;
    }

    private sealed interface Column {
        float of(Row row);
    }

    private record Standardised(Formula formula, boolean logarithm, double median, double mean, double deviation)
            implements Column {
        @Override
        public float of(Row row) {
            double value = formula.of(row);
            double filled = Double.isNaN(value) ? median : logarithm ? Math.log1p(Math.max(0, value)) : value;
            return (float) Math.clamp((filled - mean) / deviation, -FAR, FAR);
        }
    }

    private record Missing(Formula formula) implements Column {
        @Override
        public float of(Row row) {
            return Double.isNaN(formula.of(row)) ? 1 : 0;
        }
    }

    private record IsValue(int field, String value) implements Column {
        @Override
        public float of(Row row) {
            return value.equals(row.text(field)) ? 1 : 0;
        }
    }

    /// @param features positions in the catalogue of those that become columns
    /// @param chosen positions of the rows to learn from
    public static DenseColumns learn(Catalogue catalogue, IntPredicate features, List<Row> rows, int[] chosen) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < catalogue.features().size(); i++) {
            if (!features.test(i)) {
                continue;
            }
            Feature feature = catalogue.features().get(i);
            if (feature.formula() instanceof Formula.Category category) {
                addCategory(columns, category.field(), rows, chosen);
            } else {
                addNumber(columns, feature.formula(), rows, chosen);
            }
        }
        return new DenseColumns(List.copyOf(columns));
    }

    private static void addCategory(List<Column> columns, int field, List<Row> rows, int[] chosen) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row : chosen) {
            String value = rows.get(row).text(field);
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        counts.entrySet().stream()
                .filter(count -> count.getValue() >= OFTEN_SEEN * chosen.length)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(value -> columns.add(new IsValue(field, value)));
    }

    private static void addNumber(List<Column> columns, Formula formula, List<Row> rows, int[] chosen) {
        double[] present = Arrays.stream(chosen)
                .mapToDouble(row -> formula.of(rows.get(row)))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (present.length < chosen.length * (1 - OFTEN_MISSING)) {
            columns.add(new Missing(formula));
        }
        if (present.length == 0) {
            return;
        }
        boolean logarithm = present[0] >= 0 && skewness(present) > SKEWED;
        if (logarithm) {
            Arrays.setAll(present, i -> Math.log1p(present[i]));
        }
        double median = present[present.length / 2];
        double[] mean = meanAndDeviation(present, median, chosen.length - present.length);
        if (mean[1] > 0) {
            columns.add(new Standardised(formula, logarithm, median, mean[0], mean[1]));
        }
    }

    private static double skewness(double[] values) {
        double[] mean = meanAndDeviation(values, 0, 0);
        if (!(mean[1] > 0)) {
            return 0;
        }
        double cubes = 0;
        for (double value : values) {
            double z = (value - mean[0]) / mean[1];
            cubes += z * z * z;
        }
        return cubes / values.length;
    }

    /** With so many medians added. */
    private static double[] meanAndDeviation(double[] values, double median, int medians) {
        double size = values.length + medians;
        double mean = (Arrays.stream(values).sum() + medians * median) / size;
        double squares = medians * (median - mean) * (median - mean);
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new double[] {mean, Math.sqrt(squares / size)};
    }

    public int width() {
        return columns.size();
    }

    /// @return shape (width), no NaN
    public float[] encode(Row row) {
        var encoded = new float[columns.size()];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = columns.get(i).of(row);
        }
        return encoded;
    }
}
