package scoreline.scoring.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final int slopeValues;

    /** What a record must be: a comparison of an operand, or a category that is one of these. */
    private sealed interface Check {
        boolean holds(Records records, int record, double[] values);
    }

    /// @param operand index among the operands
    private record Comparing(int operand, Comparison comparison, double constant) implements Check {
        @Override
        public boolean holds(Records records, int record, double[] values) {
            return comparison.holds(values[operand], constant);
        }
    }

    private record Being(int field, Set<String> texts) implements Check {
        @Override
        public boolean holds(Records records, int record, double[] values) {
            String text = records.texts(field)[record];
            return text != null && texts.contains(text);
        }
    }

    /// @param checks a bit for each that must hold
    /// @param days how many days ago a record may have happened
    private record Filter(long checks, int days) {}

    /// @param operand index among the operands, -1 where records are counted
    /// @param spread whether a variance is asked for
    /// @param last how many of the last values are kept, from `kept` on among all that are
    private record Tally(int filter, int operand, boolean spread, int last, int kept) {}

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
        slopeValues = compiling.slopeValues;
    }

    /** Gathers what the aggregates share. */
    private final class Compiling {
        private final Map<Condition, Integer> conditions = new HashMap<>();
        private final List<Check> checks = new ArrayList<>();
        private final Map<Filter, Integer> filters = new LinkedHashMap<>();
        private final Map<List<Object>, Integer> tallyOf = new HashMap<>();
        private final List<Tally> tallies = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();
        private int slopeValues;

        void add(int position, Aggregate aggregate) {
            long bits = 0;
            for (Condition condition : aggregate.where()) {
                bits |= 1L << check(condition);
            }
            int operand = aggregate.value() == null ? -1 : operands.index(aggregate.value());
            boolean spread = aggregate.statistic() == Statistic.VARIANCE;
            int tally = tally(filter(bits, aggregate.days()), operand, spread, aggregate.last());
            int whole =
                    aggregate.statistic() == Statistic.SHARE ? tally(filter(0, aggregate.days()), -1, false, 0) : -1;
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

        private int tally(int filter, int operand, boolean spread, int last) {
            return tallyOf.computeIfAbsent(List.of(filter, operand, spread, last), _ -> {
                tallies.add(new Tally(filter, operand, spread, last, slopeValues));
                slopeValues += last;
                return tallies.size() - 1;
            });
        }
    }

    void evaluate(Records records, Row row, int day, double[] aggregates) {
        int known = records.knownBy(day);
        if (known == 0 || results.length == 0) {
            return;
        }
        var state = new State(tallies.length, slopeValues);
        var values = new double[operands.size()];
        var passes = new boolean[filters.length];
        for (int place = 0; place < known; place++) {
            int record = records.at(place);
            operands.evaluate(records, record, row, day, values);
            long holds = 0;
            for (int i = 0; i < checks.length; i++) {
                holds |= checks[i].holds(records, record, values) ? 1L << i : 0;
            }
            long daysAgo = (long) day - records.happenedOn(record);
            for (int i = 0; i < passes.length; i++) {
                passes[i] = (filters[i].checks() & ~holds) == 0 && daysAgo <= filters[i].days();
            }
            for (int i = 0; i < tallies.length; i++) {
                Tally tally = tallies[i];
                if (passes[tally.filter()]) {
                    state.add(i, tally, tally.operand() < 0 ? 0 : values[tally.operand()]);
                }
            }
        }
        for (Result result : results) {
            aggregates[result.aggregate()] = state.of(result, tallies[result.tally()]);
        }
    }

    /** What was seen so far, by tally. */
    private static final class State {
        private final int[] count;
        private final double[] sum;
        private final double[] mean;
        private final double[] squares;
        private final double[] min;
        private final double[] max;
        private final double[] first;
        private final double[] last;

        /** Rings of the last values. */
        private final double[] kept;

        State(int tallies, int slopeValues) {
            count = new int[tallies];
            sum = new double[tallies];
            mean = new double[tallies];
            squares = new double[tallies];
            min = new double[tallies];
            max = new double[tallies];
            first = new double[tallies];
            last = new double[tallies];
            kept = new double[slopeValues];
            Arrays.fill(min, Double.POSITIVE_INFINITY);
            Arrays.fill(max, Double.NEGATIVE_INFINITY);
        }

        /** Variance after Welford (Technometrics 4, 1962): it loses nothing where the mean is large. */
        void add(int i, Tally tally, double value) {
            if (Double.isNaN(value)) {
                return;
            }
            int n = ++count[i];
            if (tally.operand() < 0) {
                return;
            }
            if (n == 1) {
                first[i] = value;
            }
            last[i] = value;
            sum[i] += value;
            min[i] = value < min[i] ? value : min[i];
            max[i] = value > max[i] ? value : max[i];
            if (tally.spread()) {
                double before = value - mean[i];
                mean[i] += before / n;
                squares[i] += before * (value - mean[i]);
            }
            if (tally.last() > 0) {
                kept[tally.kept() + (n - 1) % tally.last()] = value;
            }
        }

        double of(Result result, Tally tally) {
            int i = result.tally();
            int n = count[i];
            double value = switch (result.statistic()) {
                case COUNT -> n;
                case SHARE -> (double) n / count[result.whole()];
                case SUM -> n == 0 ? Double.NaN : sum[i];
                case MEAN -> sum[i] / n;
                case MIN -> min[i];
                case MAX -> max[i];
                case VARIANCE -> n < 2 ? Double.NaN : squares[i] / n;
                case FIRST -> n == 0 ? Double.NaN : first[i];
                case LAST -> n == 0 ? Double.NaN : last[i];
                case SLOPE -> slope(tally, n);
            };
            return Double.isFinite(value) ? value : Double.NaN;
        }

        private double slope(Tally tally, int n) {
            int values = Math.min(n, tally.last());
            if (values < 2) {
                return Double.NaN;
            }
            double centre = (values - 1) / 2.0;
            double products = 0;
            double squaresOfPlaces = 0;
            for (int place = 0; place < values; place++) {
                double value = kept[tally.kept() + (n - values + place) % tally.last()];
                products += (place - centre) * value;
                squaresOfPlaces += (place - centre) * (place - centre);
            }
            return products / squaresOfPlaces;
        }
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

        void evaluate(Records records, int record, Row row, int day, double[] values) {
            for (int i = 0; i < values.length; i++) {
                Step step = steps[i];
                double value = switch (step.kind()) {
                    case NUMBER -> known(records.numbers(step.one())[record], step.sentinels());
                    case DAY -> {
                        double date = records.numbers(step.one())[record];
                        yield date == Records.NEVER ? Double.NaN : date - day;
                    }
                    case APPLIED -> known(row.number(step.one()), step.sentinels());
                    case RATIO -> values[step.one()] / values[step.other()];
                    case DIFFERENCE -> values[step.one()] - values[step.other()];
                };
                values[i] = Double.isFinite(value) ? value : Double.NaN;
            }
        }

        private static double known(double value, double[] sentinels) {
            for (double sentinel : sentinels) {
                if (value == sentinel) {
                    return Double.NaN;
                }
            }
            return value;
        }
    }
}
