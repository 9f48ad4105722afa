package scoreline.scoring.history;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<Check> checks = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final int slopeValues;

    /// @param operand index among the operands, -1 for a category
    private record Check(int operand, Comparison comparison, double constant, int field, Set<String> texts) {}

    /** Conditions, by index, and how many days ago a record may have happened. */
    private record Filter(List<Integer> checks, int days) {}

    /// @param operand index among the operands, -1 where records are counted
    /// @param last how many of the last values are kept, from `kept` on among all that are
    private record Tally(int filter, int operand, int last, int kept) {}

    /// @param whole the tally of all records of the window, of which a share is taken
    private record Result(int aggregate, Statistic statistic, int tally, int whole) {}

    SourcePlan(Catalogue catalogue, int source) {
        operands = new Operands(catalogue, source);
        Map<Condition, Integer> checkOf = new LinkedHashMap<>();
        Map<Filter, Integer> filterOf = new LinkedHashMap<>();
        Map<List<Integer>, Integer> tallyOf = new LinkedHashMap<>();
        int kept = 0;
        for (int i = 0; i < catalogue.aggregates().size(); i++) {
            Aggregate aggregate = catalogue.aggregates().get(i);
            if (aggregate.source() != source) {
                continue;
            }
            List<Integer> conditions = aggregate.where().stream()
                    .map(condition -> checkOf.computeIfAbsent(condition, this::addCheck))
                    .sorted()
                    .distinct()
                    .toList();
            int filter = filterOf.computeIfAbsent(new Filter(conditions, aggregate.days()), this::addFilter);
            int operand = aggregate.value() == null ? -1 : operands.index(aggregate.value());
            int last = aggregate.last();
            int keptFrom = kept;
            int tally = tallyOf.computeIfAbsent(
                    List.of(filter, operand, last), _ -> add(new Tally(filter, operand, last, keptFrom)));
            kept += last;
            int whole = -1;
            if (aggregate.statistic() == Statistic.SHARE) {
                int all = filterOf.computeIfAbsent(new Filter(List.of(), aggregate.days()), this::addFilter);
                whole = tallyOf.computeIfAbsent(List.of(all, -1, 0), _ -> add(new Tally(all, -1, 0, 0)));
            }
            results.add(new Result(i, aggregate.statistic(), tally, whole));
        }
        slopeValues = kept;
    }

    private int addCheck(Condition condition) {
        checks.add(
                switch (condition) {
                    case Condition.Is(int field, Set<String> texts) ->
                        new Check(-1, Comparison.EQUALS, Double.NaN, field, texts);
                    case Condition.Compares(Operand value, Comparison comparison, double constant) ->
                        new Check(operands.index(value), comparison, constant, -1, Set.of());
                });
        return checks.size() - 1;
    }

    private int addFilter(Filter filter) {
        filters.add(filter);
        return filters.size() - 1;
    }

    private int add(Tally tally) {
        tallies.add(tally);
        return tallies.size() - 1;
    }

    void evaluate(Records records, Row row, int day, double[] aggregates) {
        int known = records.knownBy(day);
        if (known == 0 || results.isEmpty()) {
            return;
        }
        var state = new State(tallies.size(), slopeValues);
        var values = new double[operands.size()];
        var holds = new boolean[checks.size()];
        var passes = new boolean[filters.size()];
        for (int place = 0; place < known; place++) {
            int record = records.at(place);
            operands.evaluate(records, record, row, day, values);
            for (int i = 0; i < holds.length; i++) {
                holds[i] = holds(checks.get(i), records, record, values);
            }
            long daysAgo = (long) day - records.happenedOn(record);
            for (int i = 0; i < passes.length; i++) {
                passes[i] = passes(filters.get(i), holds, daysAgo);
            }
            for (int i = 0; i < tallies.size(); i++) {
                Tally tally = tallies.get(i);
                if (passes[tally.filter()]) {
                    state.add(i, tally, tally.operand() < 0 ? 0 : values[tally.operand()]);
                }
            }
        }
        for (Result result : results) {
            aggregates[result.aggregate()] = state.of(result, tallies.get(result.tally()));
        }
    }

    private static boolean holds(Check check, Records records, int record, double[] values) {
        if (check.operand() >= 0) {
            return check.comparison().holds(values[check.operand()], check.constant());
        }
        String text = records.texts(check.field())[record];
        return text != null && check.texts().contains(text);
    }

    private static boolean passes(Filter filter, boolean[] holds, long daysAgo) {
        if (daysAgo > filter.days()) {
            return false;
        }
        for (int i = 0; i < filter.checks().size(); i++) {
            if (!holds[filter.checks().get(i)]) {
                return false;
            }
        }
        return true;
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
            double before = value - mean[i];
            mean[i] += before / n;
            squares[i] += before * (value - mean[i]);
            min[i] = Math.min(min[i], value);
            max[i] = Math.max(max[i], value);
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
        private final Map<Operand, Integer> index = new LinkedHashMap<>();
        private final List<Step> steps = new ArrayList<>();

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
            return steps.size();
        }

        int index(Operand operand) {
            Integer known = index.get(operand);
            if (known != null) {
                return known;
            }
            steps.add(
                    switch (operand) {
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
                    });
            index.put(operand, steps.size() - 1);
            return steps.size() - 1;
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        void evaluate(Records records, int record, Row row, int day, double[] values) {
            for (int i = 0; i < values.length; i++) {
                Step step = steps.get(i);
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
