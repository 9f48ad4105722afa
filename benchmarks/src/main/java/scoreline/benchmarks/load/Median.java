package scoreline.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of what was measured several times; of an even number the mean of the two in the middle. */
public final class Median {
    private Median() {}

    public static <T> double of(List<T> all, ToDoubleFunction<T> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
