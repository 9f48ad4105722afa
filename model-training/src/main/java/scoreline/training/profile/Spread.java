package scoreline.training.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A number field counted in bins of the same width, at round numbers, over nearly all of its values.
///
/// @param edges ascending, shape (bins + 1); a bin holds its lower edge, the last one both
/// @param repaid and `defaulted`: applications in each bin, shape (bins)
/// @param below and `above`: applications outside the edges
/// @param lowestFifth and `highestFifth`: the applications with the lowest and the highest values, a fifth or, with
/// ties, near it
public record Spread(
        List<Double> edges,
        List<Long> repaid,
        List<Long> defaulted,
        long below,
        long above,
        Outcomes lowestFifth,
        Outcomes highestFifth) {

    private static final int ABOUT = 24;
    private static final double TAIL = 0.01;

    public Spread {
        edges = List.copyOf(edges);
        repaid = List.copyOf(repaid);
        defaulted = List.copyOf(defaulted);
    }

    /// @param values NaN is not known, not all the same, shape (rows)
    /// @param targets 1 is a default, shape (rows)
    static Spread of(double[] values, Distribution exact, int[] targets) {
        double low = exact.quantile(TAIL);
        double high = exact.quantile(1 - TAIL);
        if (low == high) {
            low = exact.quantile(0);
            high = exact.quantile(1);
        }
        List<Double> edges = edges(low, high);
        int bins = edges.size() - 1;
        double first = edges.getFirst();
        double last = edges.getLast();
        long[][] counts = new long[2][bins];
        long below = 0;
        long above = 0;
        double fifth = exact.quantile(0.2);
        double fourFifths = exact.quantile(0.8);
        long[][] ends = new long[2][2];
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            if (value < first) {
                below++;
            } else if (value > last) {
                above++;
            } else if (value <= last) {
                counts[targets[row]][bin(edges, value)]++;
            }
            if (value <= fifth) {
                ends[0][targets[row]]++;
            }
            if (value >= fourFifths) {
                ends[1][targets[row]]++;
            }
        }
        return new Spread(
                edges,
                boxed(counts[0]),
                boxed(counts[1]),
                below,
                above,
                Outcomes.of(ends[0][0] + ends[0][1], ends[0][1]),
                Outcomes.of(ends[1][0] + ends[1][1], ends[1][1]));
    }

    private static int bin(List<Double> edges, double value) {
        int place = Collections.binarySearch(edges, value);
        return Math.min(place < 0 ? -place - 2 : place, edges.size() - 2);
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private static List<Double> edges(double low, double high) {
        BigDecimal step = round((high - low) / ABOUT);
        BigDecimal at =
                BigDecimal.valueOf(low).divide(step, 0, RoundingMode.FLOOR).multiply(step);
        List<Double> edges = new ArrayList<>(List.of(at.doubleValue()));
        while (edges.getLast() < high) {
            at = at.add(step);
            edges.add(at.doubleValue());
        }
        return edges;
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    private static BigDecimal round(double step) {
        BigDecimal exact = BigDecimal.valueOf(step);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
        BigDecimal factor = exact.divide(power, MathContext.DECIMAL64);
        for (int round : new int[] {1, 2, 5}) {
            if (factor.compareTo(BigDecimal.valueOf(round)) <= 0) {
                return power.multiply(BigDecimal.valueOf(round));
            }
        }
        return power.scaleByPowerOfTen(1);
    }
}
