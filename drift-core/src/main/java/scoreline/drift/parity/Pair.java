package scoreline.drift.parity;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeSet;

/** Two columns counted in common cells, one for each value of either, ascending. */
final class Pair {

    private final double[] values;
    private final long[] reference;
    private final long[] live;

    private Pair(double[] values, long[] reference, long[] live) {
        this.values = values;
        this.reference = reference;
        this.live = live;
    }

    static Pair of(Column.Numbers reference, Column.Numbers live) {
        return of(reference.counts(), live.counts());
    }

    static Pair of(Column.Categories reference, Column.Categories live) {
        return of(reference.counts(), live.counts());
    }

    private static <T extends Comparable<T>> Pair of(SortedMap<T, Long> reference, SortedMap<T, Long> live) {
        var all = new TreeSet<>(reference.keySet());
        all.addAll(live.keySet());
        return new Pair(
                all.stream()
                        .mapToDouble(value -> value instanceof Double number ? number : Double.NaN)
                        .toArray(),
                all.stream().mapToLong(value -> rows(reference, value)).toArray(),
                all.stream().mapToLong(value -> rows(live, value)).toArray());
    }

    private static <T> long rows(SortedMap<T, Long> counts, T value) {
        return counts.getOrDefault(value, 0L);
    }

    int distinct() {
        return values.length;
    }

    int distinctInReference() {
        return (int) Arrays.stream(reference).filter(count -> count > 0).count();
    }

    /** The values themselves, where they are numbers, shape (cells); the caller must not change them. */
    double[] values() {
        return values;
    }

    /** Rows by cell, shape (cells); the caller must not change them. */
    long[] reference() {
        return reference;
    }

    /** Rows by cell, shape (cells); the caller must not change them. */
    long[] live() {
        return live;
    }

    long referenceRows() {
        return Arrays.stream(reference).sum();
    }

    long liveRows() {
        return Arrays.stream(live).sum();
    }

    /// In so many cells of equal width as Sturges advises for both samples' rows, over the range of both: one far value
    /// widens them all. As numpy cuts them: each cell has its lower end, the last one both.
    ///
    /// @see <a href="https://doi.org/10.1080/01621459.1926.10502161">Sturges (1926)</a>
    Pair inSturgesCells() {
        double low = values[0];
        double range = values[values.length - 1] - low;
        double width = range / (Math.log((double) (referenceRows() + liveRows())) / Math.log(2) + 1);
        int cells = (int) Math.ceil(range / width);
        var lower = new double[cells];
        for (int i = 0; i < cells; i++) {
            lower[i] = i * (range / cells) + low;
        }
        var before = new long[cells];
        var now = new long[cells];
        for (int i = 0; i < values.length; i++) {
            int found = Arrays.binarySearch(lower, values[i]);
            int cell = found >= 0 ? found : -found - 2;
            before[cell] += reference[i];
            now[cell] += live[i];
        }
        return new Pair(lower, before, now);
    }
}
