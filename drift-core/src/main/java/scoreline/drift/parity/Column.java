package scoreline.drift.parity;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One column of a table as Evidently meets it: read by pandas, then without its missing values.
public sealed interface Column {

    /// @param counts rows by value, ascending
    /// @param whole whether pandas reads whole numbers: none is missing and none has a point
    record Numbers(SortedMap<Double, Long> counts, boolean whole) implements Column {
        public Numbers {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }
    }

    /// @param counts rows by text
    record Categories(SortedMap<String, Long> counts) implements Column {
        public Categories {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }
    }

    /** Numbers and texts in one. */
    record Mixed(@Override long rows) implements Column {
        @Override
        public SortedMap<String, Long> counts() {
            return Collections.emptySortedMap();
        }
    }

    /** Rows by value. */
    SortedMap<? extends Comparable<?>, Long> counts();

    /// @param values shape (rows); what is not finite is missing
    /// @param whole whether each is written without a point
    static Column numbers(double[] values, boolean whole) {
        var counts = new TreeMap<Double, Long>();
        Arrays.stream(values)
                .filter(Double::isFinite)
                .forEach(value -> counts.merge(value + 0.0, 1L, Long::sum)); // −0 is 0
        return new Numbers(counts, whole);
    }

    /// @param values shape (rows); null is missing
    static Column categories(Iterable<? extends @Nullable String> values) {
        var counts = new TreeMap<String, Long>();
        for (String value : values) {
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return new Categories(counts);
    }

    /** Rows that have a value. */
    default long rows() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** What Evidently takes it for, where nobody says. */
    default Kind kind() {
        int distinct = counts().size();
        return switch (this) {
            case Numbers numbers -> numbers.whole() && distinct <= Kind.FEW ? Kind.CATEGORICAL : Kind.NUMERICAL;
            case Categories _ -> 2L * distinct > rows() ? Kind.TEXT : Kind.CATEGORICAL;
            case Mixed _ -> Kind.CATEGORICAL;
        };
    }

    /** As Evidently sorts columns. */
    enum Kind {
        NUMERICAL,
        CATEGORICAL,
        TEXT;

        /** At most so many different whole numbers are categories. */
        private static final int FEW = 10;
    }
}
