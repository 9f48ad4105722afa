package scoreline.scoring.reference;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The frozen cells of one feature. A cell is a byte: five reserved ones, then the feature's own from [#FIRST] on.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Cells.Intervals.class), @JsonSubTypes.Type(Cells.Categories.class)})
public sealed interface Cells {

    /** The value is missing. */
    int MISSING = 0;
    /** A category that training never saw, or saw too rarely to list. */
    int UNSEEN = 1;
    /** Under the smallest value of training. */
    int BELOW = 2;
    /** Over the largest value of training. */
    int ABOVE = 3;
    /** The field holds one of its sentinels, which mean "none". */
    int SENTINEL = 4;
    /** The first cell of the feature's own. */
    int FIRST = 5;

    /** The most cells of a feature's own, so that a cell fits a byte. */
    int MOST = 256 - FIRST;

    /** How many cells there are, the reserved ones among them. */
    int size();

    /// Cells of numbers: cell i holds [lowerᵢ, lowerᵢ₊₁), the last one [lowerₖ, max].
    ///
    /// @param lower lower bounds, ascending; empty when training saw no value
    /// @param max largest value of training
    record Intervals(List<Float> lower, float max) implements Cells {

        /// How many cells numbers of more values have. So many see a shift of a twentieth of the population, tell
        /// a small shift of the mean nearly as soon as values themselves would, and stay well filled.
        public static final int QUANTILES = 24;

        public Intervals {
            lower = List.copyOf(lower);
            for (int i = 1; i < lower.size(); i++) {
                if (!(lower.get(i - 1) < lower.get(i))) {
                    throw new IllegalArgumentException("lower bounds must ascend");
                }
            }
            if (lower.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " cells, had " + lower.size());
            }
            if (!Float.isFinite(max) || (!lower.isEmpty() && max < lower.getLast())) {
                throw new IllegalArgumentException("max must be finite and not below the lower bounds");
            }
        }

        /// Bounds at the quantiles of the values, or at each value where they are few.
        ///
        /// @param values shape (rows); NaN is missing
        public static Intervals learn(float[] values) {
            var known = new float[values.length];
            int n = 0;
            for (float value : values) {
                if (!Float.isNaN(value)) {
                    known[n++] = value;
                }
            }
            if (n == 0) {
                return new Intervals(List.of(), 0);
            }
            Arrays.sort(known, 0, n);
            List<Float> distinct = new ArrayList<>();
            for (int i = 0; i < n && distinct.size() <= QUANTILES; i++) {
                if (i == 0 || known[i] > known[i - 1]) {
                    distinct.add(known[i]);
                }
            }
            if (distinct.size() > QUANTILES) {
                distinct.clear();
                for (int q = 0; q < QUANTILES; q++) {
                    float bound = known[(int) ((long) q * n / QUANTILES)];
                    if (distinct.isEmpty() || bound > distinct.getLast()) {
                        distinct.add(bound);
                    }
                }
            }
            return new Intervals(distinct, known[n - 1]);
        }

        @Override
        public int size() {
            return FIRST + lower.size();
        }
    }

    /// Cells of categories, the most frequent first.
    record Categories(List<String> names) implements Cells {
        public Categories {
            names = List.copyOf(names);
            if (names.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " cells, had " + names.size());
            }
        }

        /** The most frequent categories, ties by name. */
        public static Categories learn(Iterable<@Nullable String> values) {
            var counts = new HashMap<String, Long>();
            for (String value : values) {
                if (value != null) {
                    counts.merge(value, 1L, Long::sum);
                }
            }
            Comparator<Map.Entry<String, Long>> mostFrequentFirst =
                    Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
            return new Categories(counts.entrySet().stream()
                    .sorted(mostFrequentFirst)
                    .limit(MOST)
                    .map(Map.Entry::getKey)
                    .toList());
        }

        @Override
        public int size() {
            return FIRST + names.size();
        }
    }
}
