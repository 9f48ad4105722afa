package scoreline.training.validation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows in the order of their scores. */
public final class Order {

    private Order() {}

    /// @param scores none NaN, shape (rows)
    /// @return the rows, ascending; those of equal score stay in their order
    public static int[] ascending(double[] scores) {
        Integer[] rows = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(rows, Comparator.comparingDouble(row -> scores[row]));
        return Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
    }

    static void requireSameLength(double[] scores, int[] targets) {
        if (scores.length != targets.length || scores.length == 0) {
            throw new IllegalArgumentException(
                    "scores and targets must be as many, and some: " + scores.length + " and " + targets.length);
        }
    }
}
