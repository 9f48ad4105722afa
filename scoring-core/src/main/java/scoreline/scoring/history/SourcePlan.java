package scoreline.scoring.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Aggregate.Comparison;
import scoreline.scoring.catalogue.Aggregate.Condition;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Aggregate.Statistic;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.Row;

/// The aggregates of one source. What several of them need of a record is found once: each distinct operand, condition
/// and filter (conditions together with a window), and for each distinct operand of a filter one running tally.
final class SourcePlan {
    private final Operands operands;
    private final Check[] checks;
    private final Filter[] filters;
    private final Tally[] tallies;
    private final Result[] results;

    /** By filter its tallies. */
    private final int[][] talliesOf;

    /** By tally whether a variance is asked for. */
    private final boolean[] spreads;

    /** What a record must be: a comparison of an operand, or a category that is one of these. */
    private sealed interface Check {
        /** Sets a bit for each record that holds it. */
        void mark(Records records, Columns columns, long bit);
    }

    /// @param operand index among the operands
    private record Comparing(int operand, Comparison comparison, double constant) implements Check {
        @Override
        public void mark(Records records, Columns columns, long bit) {
            double[] values = columns.values(operand);
            long[] held = columns.held();
            for (int place = 0; place < columns.size(); place++) {
                held[place] |= comparison.holds(values[place], constant) ? bit : 0;
            }
        }
    }

    private record Being(int field, Set<String> texts) implements Check {
        @Override
        @SuppressWarnings("ReferenceEquality") // only to ask less often
        public void mark(Records records, Columns columns, long bit) {
            @Nullable String[] all = records.texts(field);
            @Nullable String before = null;
            boolean holds = false;
            long[] held = columns.held();
            for (int place = 0; place < columns.size(); place++) {
                @Nullable String text = all[records.at(place)];
                if (text != before) {
                    before = text;
                    holds = text != null && texts.contains(text);
                }
                held[place] |= holds ? bit : 0;
            }
        }
    }

    /// @param checks a bit for each that must hold
    /// @param days how many days ago a record may have happened
    private record Filter(long checks, int days) {}

    /// @param operand index among the operands, -1 where records are counted
    /// @param last how many of the last values a slope is of; 0 where none is asked for
    private record Tally(int filter, int operand, int last) {}

    /// @param whole the tally of all records of the window, of which a share is taken
    private record Result(int aggregate, Statistic statistic, int tally, int whole) {}

    SourcePlan(Catalogue catalogue, int source) {
        operands = new Operands(catalogue, source);
        var compiling = new Compiling();
        for (int i = 0; i < catalogue.aggregates().size(); i++) {
            if (catalogue.aggregates().get(i).source() == source) {
                compiling.add(i, catalogue.aggregates().get(i));
            }
        }
        checks = compiling.checks.toArray(Check[]::new);
        filters = compiling.filters.keySet().toArray(Filter[]::new);
        tallies = compiling.tallies.toArray(Tally[]::new);
        results = compiling.results.toArray(Result[]::new);
        talliesOf = IntStream.range(0, filters.length)
                .mapToObj(filter -> IntStream.range(0, tallies.length)
                        .filter(tally -> tallies[tally].filter() == filter)
                        .toArray())
                .toArray(int[][]::new);
        spreads = new boolean[tallies.length];
        for (Result result : results) {
            spreads[result.tally()] |= result.statistic() == Statistic.VARIANCE;
        }
    }

    /** Gathers what the aggregates share. */
    private final class Compiling {
        private final Map<Condition, Integer> conditions = new HashMap<>();
        private final List<Check> checks = new ArrayList<>();
        private final Map<Filter, Integer> filters = new LinkedHashMap<>();
        private final Map<Tally, Integer> tallyOf = new HashMap<>();
        private final List<Tally> tallies = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();

        void add(int position, Aggregate aggregate) {
            long bits = 0;
            for (Condition condition : aggregate.where()) {
                bits |= 1L << check(condition);
            }
            int operand = aggregate.value() == null ? -1 : operands.index(aggregate.value());
            int tally = tally(filter(bits, aggregate.days()), operand, aggregate.last());
            int whole = aggregate.statistic() == Statistic.SHARE ? tally(filter(0, aggregate.days()), -1, 0) : -1;
            results.add(new Result(position, aggregate.statistic(), tally, whole));
        }

        private int check(Condition condition) {
            Integer known = conditions.get(condition);
            if (known != null) {
                return known;
            }
            checks.add(
                    switch (condition) {
                        case Condition.Is(int field, Set<String> texts) -> new Being(field, texts);
                        case Condition.Compares(Operand value, Comparison comparison, double constant) ->
                            new Comparing(operands.index(value), comparison, constant);
                    });
            conditions.put(condition, checks.size() - 1);
            return checks.size() - 1;
        }

        private int filter(long checks, int days) {
            return filters.computeIfAbsent(new Filter(checks, days), _ -> filters.size());
        }

        private int tally(int filter, int operand, int last) {
            return tallyOf.computeIfAbsent(new Tally(filter, operand, last), tally -> {
                tallies.add(tally);
                return tallies.size() - 1;
            });
        }
    }

    void evaluate(Records records, Row row, int day, double[] aggregates) {
        int known = records.knownBy(day);
        if (known == 0 || results.length == 0) {
            return;
        }
        var columns = records.columns();
        columns.begin(known, operands.size());
        operands.evaluate(records, row, day, columns);
        for (int i = 0; i < checks.length; i++) {
            checks[i].mark(records, columns, 1L << i);
        }
        var found = new Found[tallies.length];
        for (int f = 0; f < filters.length; f++) {
            choose(filters[f], records, day, columns);
            for (int tally : talliesOf[f]) {
                found[tally] = found(tally, columns);
            }
        }
        for (Result result : results) {
            double value = value(result, found);
            aggregates[result.aggregate()] = Double.isFinite(value) ? value : Double.NaN;
        }
    }

    private static void choose(Filter filter, Records records, int day, Columns columns) {
        int[] chosen = columns.chosen();
        long[] held = columns.held();
        long since = (long) day - filter.days();
        int size = 0;
        for (int place = 0; place < columns.size(); place++) {
            chosen[size] = place;
            boolean holds = (filter.checks() & ~held[place]) == 0;
            size += holds && records.happenedOn(records.at(place)) >= since ? 1 : 0;
        }
        columns.chose(size);
    }

    /** What a tally comes to. */
    private static final class Found {
        private int count;
        private double sum;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double first = Double.NaN;
        private double last = Double.NaN;
        private double variance = Double.NaN;
        private double slope = Double.NaN;
    }

    private Found found(int tally, Columns columns) {
        var found = new Found();
        if (tallies[tally].operand() < 0) {
            found.count = columns.chosenSize();
            return found;
        }
        double[] values = columns.values(tallies[tally].operand());
        int[] chosen = columns.chosen();
        int count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < columns.chosenSize(); i++) {
            double value = values[chosen[i]];
            if (Double.isNaN(value)) {
                continue;
            }
            if (count++ == 0) {
                found.first = value;
            }
            found.last = value;
            sum += value;
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        found.count = count;
        found.sum = sum;
        found.min = min;
        found.max = max;
        if (spreads[tally]) {
            found.variance = variance(values, columns);
        }
        if (tallies[tally].last() > 0) {
            found.slope = slope(values, columns, Math.min(count, tallies[tally].last()));
        }
        return found;
    }

    /** After Welford (Technometrics 4, 1962): it loses nothing where the mean is large. */
    private static double variance(double[] values, Columns columns) {
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < columns.chosenSize(); i++) {
            double value = values[columns.chosen()[i]];
            if (!Double.isNaN(value)) {
                double before = value - mean;
                mean += before / ++count;
                squares += before * (value - mean);
            }
        }
        return count < 2 ? Double.NaN : squares / count;
    }

    /// @param last how many of the last values that are there
    private static double slope(double[] values, Columns columns, int last) {
        if (last < 2) {
            return Double.NaN;
        }
        int from = columns.chosenSize();
        for (int left = last; left > 0; ) {
            left -= Double.isNaN(values[columns.chosen()[--from]]) ? 0 : 1;
        }
        double centre = (last - 1) / 2.0;
        double products = 0;
        double squaresOfPlaces = 0;
        int place = 0;
        for (int i = from; i < columns.chosenSize(); i++) {
            double value = values[columns.chosen()[i]];
            if (!Double.isNaN(value)) {
                products += (place - centre) * value;
                squaresOfPlaces += (place - centre) * (place - centre);
                place++;
            }
        }
        return products / squaresOfPlaces;
    }

    private static double value(Result result, Found[] found) {
        Found of = found[result.tally()];
        return switch (result.statistic()) {
            case COUNT -> of.count;
            case SHARE -> (double) of.count / found[result.whole()].count;
            case SUM -> of.count == 0 ? Double.NaN : of.sum;
            case MEAN -> of.sum / of.count;
            case MIN -> of.min;
            case MAX -> of.max;
            case VARIANCE -> of.variance;
            case FIRST -> of.first;
            case LAST -> of.last;
            case SLOPE -> of.slope;
        };
    }

    /** Distinct operands of a source; each after those that it is made of. */
    private static final class Operands {
        private final Catalogue catalogue;
        private final List<HistoryField> fields;
        private final Map<Operand, Integer> index = new HashMap<>();
        private Step[] steps = new Step[0];

        /// @param one and `other`: fields, or operands before this one
        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Step(Kind kind, int one, int other, double[] sentinels) {}

        private enum Kind {
            NUMBER,
            DAY,
            APPLIED,
            RATIO,
            DIFFERENCE
        }

        Operands(Catalogue catalogue, int source) {
            this.catalogue = catalogue;
            this.fields = catalogue.history().get(source).fields();
        }

        int size() {
            return steps.length;
        }

        int index(Operand operand) {
            Integer known = index.get(operand);
            if (known != null) {
                return known;
            }
            Step step = switch (operand) {
                case Operand.Recorded(int field) ->
                    new Step(
                            fields.get(field).kind() == HistoryField.Kind.DAY ? Kind.DAY : Kind.NUMBER,
                            field,
                            -1,
                            array(fields.get(field).sentinels()));
                case Operand.Applied(int field) ->
                    new Step(
                            Kind.APPLIED,
                            field,
                            -1,
                            array(catalogue.fields().get(field).sentinels()));
                case Operand.Ratio(Operand over, Operand under) ->
                    new Step(Kind.RATIO, index(over), index(under), new double[0]);
                case Operand.Difference(Operand from, Operand subtracted) ->
                    new Step(Kind.DIFFERENCE, index(from), index(subtracted), new double[0]);
            };
            steps = Arrays.copyOf(steps, steps.length + 1);
            steps[steps.length - 1] = step;
            index.put(operand, steps.length - 1);
            return steps.length - 1;
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        void evaluate(Records records, Row row, int day, Columns columns) {
            for (int i = 0; i < steps.length; i++) {
                evaluate(steps[i], records, row, day, columns, columns.values(i));
            }
        }

        private static void evaluate(Step step, Records records, Row row, int day, Columns columns, double[] values) {
            int size = columns.size();
            switch (step.kind()) {
                case NUMBER -> {
                    double[] numbers = records.numbers(step.one());
                    for (int place = 0; place < size; place++) {
                        values[place] = known(numbers[records.at(place)], step.sentinels());
                    }
                }
                case DAY -> {
                    double[] dates = records.numbers(step.one());
                    for (int place = 0; place < size; place++) {
                        double date = dates[records.at(place)];
                        values[place] = date == Records.NEVER ? Double.NaN : date - day;
                    }
                }
                case APPLIED -> Arrays.fill(values, 0, size, known(row.number(step.one()), step.sentinels()));
                case RATIO -> {
                    double[] over = columns.values(step.one());
                    double[] under = columns.values(step.other());
                    for (int place = 0; place < size; place++) {
                        values[place] = finite(over[place] / under[place]);
                    }
                }
                case DIFFERENCE -> {
                    double[] from = columns.values(step.one());
                    double[] subtracted = columns.values(step.other());
                    for (int place = 0; place < size; place++) {
                        values[place] = finite(from[place] - subtracted[place]);
                    }
                }
            }
        }

        private static double finite(double value) {
            return Double.isFinite(value) ? value : Double.NaN;
        }

        private static double known(double value, double[] sentinels) {
            for (double sentinel : sentinels) {
                if (value == sentinel) {
                    return Double.NaN;
                }
            }
            return finite(value);
        }
    }
}
