package scoreline.scoring.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Aggregate.Condition;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.HistoryField;

/**
 * docs/method/history.md word by word: a record is a map in which what is missing is not there, and each aggregate looks at
 * all of them.
 *
 * @param application its numbers by field
 * @param day of the application
 */
record NaiveHistory(Catalogue catalogue, Map<String, Double> application, int day) {
    static final String ID = "the id";
    static final String KNOWN = "known on";
    static final String HAPPENED = "happened on";

    /// What an aggregate comes to.
    ///
    /// @param value null where missing
    /// @param largest of the values it is made of, without their signs
    record Expected(@Nullable Double value, double largest) {}

    Expected of(Aggregate aggregate, Collection<Map<String, Object>> records) {
        List<Map<String, Object>> known = records.stream()
                .filter(record -> number(record, KNOWN) <= day)
                .sorted(Comparator.<Map<String, Object>>comparingDouble(record -> number(record, KNOWN))
                        .thenComparing(
                                record -> String.valueOf(record.get(ID)).getBytes(UTF_8), Arrays::compareUnsigned))
                .toList();
        List<Map<String, Object>> inWindow =
                known.stream().filter(record -> isWithin(record, aggregate)).toList();
        List<Map<String, Object>> meant = inWindow.stream()
                .filter(record -> aggregate.where().stream().allMatch(condition -> holds(condition, aggregate, record)))
                .toList();
        double[] values = aggregate.value() == null
                ? new double[0]
                : meant.stream()
                        .map(record -> value(aggregate.value(), aggregate.source(), record))
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> value)
                        .toArray();
        Double result = switch (aggregate.statistic()) {
            case COUNT -> known.isEmpty() ? null : Double.valueOf(meant.size());
            case SHARE -> inWindow.isEmpty() ? null : Double.valueOf((double) meant.size() / inWindow.size());
            case SUM -> values.length == 0 ? null : Double.valueOf(sum(values));
            case MEAN -> values.length == 0 ? null : Double.valueOf(sum(values) / values.length);
            case MIN -> Arrays.stream(values).boxed().min(Double::compare).orElse(null);
            case MAX -> Arrays.stream(values).boxed().max(Double::compare).orElse(null);
            case VARIANCE -> values.length < 2 ? null : Double.valueOf(variance(values));
            case FIRST -> Arrays.stream(values).boxed().findFirst().orElse(null);
            case LAST -> Arrays.stream(values).boxed().reduce((_, next) -> next).orElse(null);
            case SLOPE ->
                slope(Arrays.copyOfRange(values, Math.max(0, values.length - aggregate.last()), values.length));
        };
        return new Expected(result, Arrays.stream(values).map(Math::abs).max().orElse(0));
    }

    private boolean isWithin(Map<String, Object> record, Aggregate aggregate) {
        if (aggregate.months() == 0) {
            return true;
        }
        int days = new BigDecimal("365.25")
                .multiply(BigDecimal.valueOf(aggregate.months()))
                .divide(BigDecimal.valueOf(12), 0, RoundingMode.HALF_EVEN)
                .intValueExact();
        return day - number(record, HAPPENED) <= days;
    }

    private boolean holds(Condition condition, Aggregate aggregate, Map<String, Object> record) {
        return switch (condition) {
            case Condition.Is(int field, var texts) ->
                texts.stream()
                        .anyMatch(text -> text.equals(
                                record.get(field(aggregate.source(), field).name())));
            case Condition.Compares(Operand operand, var comparison, double constant) -> {
                Double value = value(operand, aggregate.source(), record);
                yield value != null
                        && switch (comparison) {
                            case ABOVE -> value > constant;
                            case AT_LEAST -> value >= constant;
                            case BELOW -> value < constant;
                            case AT_MOST -> value <= constant;
                            case EQUALS -> value == constant;
                        };
            }
        };
    }

    private @Nullable Double value(Operand operand, int source, Map<String, Object> record) {
        return switch (operand) {
            case Operand.Recorded(int position) -> {
                HistoryField field = field(source, position);
                Double value = (Double) record.get(field.name());
                if (value == null) {
                    yield null;
                }
                yield field.kind() == HistoryField.Kind.DAY
                        ? (value == Records.NEVER ? null : Double.valueOf(value - day))
                        : unless(field.sentinels(), value);
            }
            case Operand.Applied(int position) -> {
                var field = catalogue.fields().get(position);
                Double value = application.get(field.name());
                yield value == null ? null : unless(field.sentinels(), value);
            }
            case Operand.Ratio(Operand over, Operand under) -> {
                Double above = value(over, source, record);
                Double below = value(under, source, record);
                yield above == null || below == null || below == 0 ? null : Double.valueOf(above / below);
            }
            case Operand.Difference(Operand from, Operand subtracted) -> {
                Double one = value(from, source, record);
                Double other = value(subtracted, source, record);
                yield one == null || other == null ? null : Double.valueOf(one - other);
            }
        };
    }

    private static @Nullable Double unless(List<Double> sentinels, double value) {
        return sentinels.stream().anyMatch(sentinel -> sentinel == value) ? null : Double.valueOf(value);
    }

    private HistoryField field(int source, int position) {
        return catalogue.history().get(source).fields().get(position);
    }

    private static double number(Map<String, Object> record, String name) {
        return Stream.of(record.get(name)).mapToDouble(value -> (Double) value).sum();
    }

    /** In order: a stream's own sum makes up for what it rounds. */
    private static double sum(double[] values) {
        return Arrays.stream(values).reduce(0, Double::sum);
    }

    private static double variance(double[] values) {
        double mean = sum(values) / values.length;
        return sum(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .toArray())
                / values.length;
    }

    /** Covariance of places and values, over the variance of places. */
    private static @Nullable Double slope(double[] values) {
        if (values.length < 2) {
            return null;
        }
        double[] places = IntStream.range(0, values.length).asDoubleStream().toArray();
        double meanOfPlaces = sum(places) / places.length;
        double mean = sum(values) / values.length;
        DoubleStream products =
                IntStream.range(0, values.length).mapToDouble(i -> (places[i] - meanOfPlaces) * (values[i] - mean));
        return sum(products.toArray()) / values.length / variance(places);
    }
}
