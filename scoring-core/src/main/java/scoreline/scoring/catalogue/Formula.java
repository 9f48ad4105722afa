package scoreline.scoring.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// How a feature is computed from a row: a small closed set of operators, compiled to field positions.
/// Missing is NaN, in and out; whatever would not be finite is missing. An operator that has its operands
/// as a sequence sees them in the order of the file, so that the same row gives the same bits everywhere.
public sealed interface Formula {

    /// Computes the value of a row.
    ///
    /// @return finite, or NaN where missing; NaN for a category, whose number its encoding knows
    double of(Row row);

    /** Whether the row has no value for this formula. */
    default boolean isMissing(Row row) {
        return Double.isNaN(of(row));
    }

    /** The application's fields it reads, with repetitions. */
    default List<Integer> fields() {
        return operands().stream().flatMap(operand -> operand.fields().stream()).toList();
    }

    /** What it is computed from, in the order of the file. */
    default List<Formula> operands() {
        return List.of();
    }

    /** The field that it is as it stands, sentinels aside; empty where something is computed. */
    default OptionalInt asItStands() {
        return OptionalInt.empty();
    }

    /** Whether it needs the customer's past. */
    default boolean readsPast() {
        return this instanceof Aggregated || operands().stream().anyMatch(Formula::readsPast);
    }

    /** A number field; its sentinels are missing. */
    @SuppressWarnings("JavaLangClash") // always read as Formula.Number
    record Number(int field, List<Double> sentinels) implements Formula {

        public Number {
            sentinels = List.copyOf(sentinels);
        }

        @Override
        public double of(Row row) {
            double value = row.number(field);
            for (int i = 0; i < sentinels.size(); i++) {
                if (value == sentinels.get(i)) {
                    return Double.NaN;
                }
            }
            return finite(value);
        }

        @Override
        public List<Integer> fields() {
            return List.of(field);
        }

        @Override
        public OptionalInt asItStands() {
            return OptionalInt.of(field);
        }
    }

    /** A category field: a feature of its own, or counted when missing; nothing is computed from it. */
    record Category(int field) implements Formula {

        @Override
        public double of(Row row) {
            return Double.NaN;
        }

        @Override
        public boolean isMissing(Row row) {
            return row.text(field) == null;
        }

        @Override
        public List<Integer> fields() {
            return List.of(field);
        }

        @Override
        public OptionalInt asItStands() {
            return OptionalInt.of(field);
        }
    }

    /** An aggregate over the customer's past, which the row carries; it reads these fields of the application. */
    record Aggregated(int aggregate, @Override List<Integer> fields) implements Formula {

        public Aggregated {
            fields = List.copyOf(fields);
        }

        @Override
        public double of(Row row) {
            return row.aggregate(aggregate);
        }
    }

    /** `over / under`; missing where `under` is 0 or either is missing. */
    record Ratio(Formula over, Formula under) implements Formula {

        @Override
        public double of(Row row) {
            return finite(over.of(row) / under.of(row));
        }

        @Override
        public List<Formula> operands() {
            return List.of(over, under);
        }
    }

    /** `from − subtracted`; missing where either is. */
    record Difference(Formula from, Formula subtracted) implements Formula {

        @Override
        public double of(Row row) {
            return finite(from.of(row) - subtracted.of(row));
        }

        @Override
        public List<Formula> operands() {
            return List.of(from, subtracted);
        }
    }

    /** `constant + Σ weightᵢ · ofᵢ`, weights as many as operands; missing where any operand is. */
    record WeightedSum(List<Formula> of, List<Double> weights, double constant) implements Formula {

        public WeightedSum {
            of = List.copyOf(of);
            weights = List.copyOf(weights);
            if (of.size() != weights.size()) {
                throw new IllegalArgumentException(
                        "a weighted sum has as many weights as operands, was " + weights.size() + " and " + of.size());
            }
        }

        @Override
        public double of(Row row) {
            double sum = constant;
            for (int i = 0; i < of.size(); i++) {
                sum += weights.get(i) * of.get(i).of(row);
            }
            return finite(sum);
        }

        @Override
        public List<Formula> operands() {
            return of;
        }
    }

    /** `Π ofᵢ`; missing where any operand is. */
    record Product(List<Formula> of) implements Formula {

        public Product {
            of = List.copyOf(of);
        }

        @Override
        public double of(Row row) {
            double product = 1;
            for (int i = 0; i < of.size(); i++) {
                product *= of.get(i).of(row);
            }
            return finite(product);
        }

        @Override
        public List<Formula> operands() {
            return of;
        }
    }

    /** `√of`; missing where it is missing or negative. */
    record SquareRoot(Formula of) implements Formula {

        @Override
        public double of(Row row) {
            return finite(Math.sqrt(of.of(row)));
        }

        @Override
        public List<Formula> operands() {
            return List.of(of);
        }
    }

    /** One number for several operands; which of them may be missing is the statistic's matter. */
    record Summary(Statistic statistic, List<Formula> of) implements Formula {

        public Summary {
            of = List.copyOf(of);
        }

        @Override
        public double of(Row row) {
            if (statistic == Statistic.MISSING_COUNT) {
                int missing = 0;
                for (int i = 0; i < of.size(); i++) {
                    missing += of.get(i).isMissing(row) ? 1 : 0;
                }
                return missing;
            }
            var values = new double[of.size()];
            int present = 0;
            for (int i = 0; i < of.size(); i++) {
                double value = of.get(i).of(row);
                if (!Double.isNaN(value)) {
                    values[present++] = value;
                }
            }
            return finite(statistic.of(values, present));
        }

        @Override
        public List<Formula> operands() {
            return of;
        }
    }

    /** Missing operands are left out; where none is there the result is missing, but for their count. */
    enum Statistic {
        MEAN,
        /** Of an even number of values, the mean of the two in the middle. */
        MEDIAN,
        MIN,
        MAX,
        /** Of the population: `√(Σ (vᵢ − mean)² / n)`; missing below two values. */
        STD,
        SUM,
        /** How many operands are missing; never missing itself. */
        MISSING_COUNT;

        private double of(double[] values, int present) {
            if (present == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case MEAN -> sum(values, present) / present;
                case MEDIAN -> median(values, present);
                case MIN -> {
                    double least = values[0];
                    for (int i = 1; i < present; i++) {
                        least = Math.min(least, values[i]);
                    }
                    yield least;
                }
                case MAX -> {
                    double most = values[0];
                    for (int i = 1; i < present; i++) {
                        most = Math.max(most, values[i]);
                    }
                    yield most;
                }
                case STD -> std(values, present);
                case SUM -> sum(values, present);
                case MISSING_COUNT -> values.length - present;
            };
        }

        private static double sum(double[] values, int present) {
            double sum = 0;
            for (int i = 0; i < present; i++) {
                sum += values[i];
            }
            return sum;
        }

        private static double median(double[] values, int present) {
            Arrays.sort(values, 0, present);
            int middle = present / 2;
            return present % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }

        private static double std(double[] values, int present) {
            if (present < 2) {
                return Double.NaN;
            }
            double mean = sum(values, present) / present;
            double squares = 0;
            for (int i = 0; i < present; i++) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            return Math.sqrt(squares / present);
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
