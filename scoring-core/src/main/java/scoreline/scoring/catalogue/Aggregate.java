package scoreline.scoring.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One number for many records of a customer's past: those of a source that were known at the application, hold the
/// conditions and happened within the window.
///
/// @param source position in the catalogue's history
/// @param where conditions, all of which hold
/// @param months of the window, 0 for all time: see [#days]
/// @param value of a record; null for [Statistic#COUNT] and [Statistic#SHARE]
/// @param last how many of the last values a [Statistic#SLOPE] sees, at least 2; else 0
public record Aggregate(
        int source,
        List<Condition> where,
        int months,
        @Nullable Operand value,
        Statistic statistic,
        int last) {

    public Aggregate {
        where = List.copyOf(where);
    }

    /// How many days before the application a window reaches: months of 365.25 / 12 days, rounded to the nearest even
    /// where it is half a day. A record is in it if it happened no more days ago.
    ///
    /// @return [Integer#MAX_VALUE] for all time
    public int days() {
        return months == 0 ? Integer.MAX_VALUE : (int) Math.rint(months * 365.25 / 12);
    }

    /** The application's fields that operands name. */
    public List<Integer> applicationFields() {
        var operands = new ArrayDeque<Operand>();
        if (value != null) {
            operands.add(value);
        }
        for (var condition : where) {
            if (condition instanceof Condition.Compares compares) {
                operands.add(compares.value());
            }
        }
        var fields = new ArrayList<Integer>();
        while (!operands.isEmpty()) {
            switch (operands.remove()) {
                case Operand.Applied applied -> fields.add(applied.field());
                case Operand.Recorded _ -> {}
                case Operand.Ratio ratio -> operands.addAll(List.of(ratio.over(), ratio.under()));
                case Operand.Difference difference ->
                    operands.addAll(List.of(difference.from(), difference.subtracted()));
            }
        }
        return fields;
    }

    /// Over the records in the order in which they became known, those of one day by their ids. A record whose value is
    /// missing counts for nothing; where no value is left the result is missing.
    public enum Statistic {
        /** Records; missing where the customer has no known record of the source at all, whatever the conditions. */
        COUNT,
        /** Records that hold the conditions, of those in the window; missing where none is in it. */
        SHARE,
        SUM,
        MEAN,
        MIN,
        MAX,
        /** Of the population: `Σ (vᵢ − mean)² / n`; missing below two values. */
        VARIANCE,
        FIRST,
        LAST,
        /** Of the least-squares line through the last values at 0, 1, 2 …; missing below two values. */
        SLOPE;

        public boolean ofValues() {
            return this != COUNT && this != SHARE;
        }
    }

    /** What a record must be. A missing value holds no condition. */
    public sealed interface Condition {

        /** A category field is one of these. */
        record Is(int field, Set<String> texts) implements Condition {
            public Is {
                texts = Set.copyOf(texts);
            }
        }

        record Compares(Operand value, Comparison comparison, double constant) implements Condition {}
    }

    public enum Comparison {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST,
        EQUALS;

        /** False where the value is missing. */
        public boolean holds(double value, double constant) {
            return switch (this) {
                case ABOVE -> value > constant;
                case AT_LEAST -> value >= constant;
                case BELOW -> value < constant;
                case AT_MOST -> value <= constant;
                case EQUALS -> value == constant;
            };
        }
    }

    /** A number of one record; missing is NaN, and whatever would not be finite is missing. */
    public sealed interface Operand {

        /** A field of the record; a day in days from the application. */
        record Recorded(int field) implements Operand {}

        /** A number field of the application. */
        record Applied(int field) implements Operand {}

        record Ratio(Operand over, Operand under) implements Operand {}

        record Difference(Operand from, Operand subtracted) implements Operand {}
    }
}
