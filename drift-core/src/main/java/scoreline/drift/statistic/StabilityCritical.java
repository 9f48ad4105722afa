package scoreline.drift.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/// The [Stability] index that chance reaches in one unchanged window of twenty: from 500 rows on
/// `χ²_{B−1, 0.95} · (1/n + 1/m)`, below by drawing windows, because half a count weighs much in thin cells.
///
/// What was drawn is kept by the cells' shares, to an eighth of an octave and in any order, and by the window's size,
/// the next
/// below of eight to the octave. Features of like cells share it, and it depends on nothing else: whoever asked before,
/// the
/// same counts give the same bits. Safe between threads.
public final class StabilityCritical {

    private static final double LEVEL = 0.95;
    private static final int LIMIT_HOLDS_FROM = 500;
    private static final int WINDOWS = 2_000;

    /** So many that only the window is left to chance. */
    private static final double LARGE = 1e12;

    /// @param eighths −8 log₂ of the cells' shares, rounded, ascending
    private record Cells(int rows, List<Integer> eighths) {}

    private final Map<Cells, Double> drawn = new ConcurrentHashMap<>();
    private final Map<Integer, Double> limits = new ConcurrentHashMap<>();

    /// @param reference counts at training time, shape (cells)
    /// @param n rows of the window, above 0
    /// @return nats
    public double of(long[] reference, long n) {
        long m = Counts.total(reference);
        long[] filled = Arrays.stream(reference).filter(count -> count > 0).toArray();
        if (filled.length < 2) {
            return 0;
        }
        double scale = 1.0 / n + 1.0 / m;
        return scale * (n >= LIMIT_HOLDS_FROM ? limit(filled.length - 1) : belowLimit(filled, m, n));
    }

    private double limit(int degrees) {
        return limits.computeIfAbsent(
                degrees, k -> new ChiSquaredDistribution(null, k).inverseCumulativeProbability(LEVEL));
    }

    private double belowLimit(long[] filled, long m, long n) {
        int rows = (int) Math.pow(2, Math.floor(8 * log2((double) n)) / 8);
        List<Integer> eighths = Arrays.stream(filled)
                .mapToObj(count -> Math.toIntExact(Math.round(-8 * log2((double) count / m))))
                .sorted()
                .toList();
        return drawn.computeIfAbsent(new Cells(rows, eighths), StabilityCritical::draw);
    }

    private static double draw(Cells cells) {
        var reference = new long[cells.eighths().size()];
        for (int i = 0; i < reference.length; i++) {
            reference[i] = Math.round(LARGE * Math.pow(2, -cells.eighths().get(i) / 8.0));
        }
        var random = new SplittableRandom(cells.hashCode());
        var indices = new double[WINDOWS];
        var draw = new Draw(reference);
        for (int w = 0; w < WINDOWS; w++) {
            indices[w] =
                    Stability.of(reference, draw.window(cells.rows(), random)).psi();
        }
        Arrays.sort(indices);
        return indices[(int) (LEVEL * WINDOWS)] * cells.rows();
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** Draws rows by their cells' shares, through a table of equal slots. */
    private static final class Draw {
        private static final int SLOTS = 4096;
        private final double[] upTo;
        private final int[] first = new int[SLOTS];

        Draw(long[] counts) {
            this.upTo = new double[counts.length];
            double total = Counts.total(counts);
            double below = 0;
            for (int i = 0; i < counts.length; i++) {
                below += counts[i];
                upTo[i] = below / total;
            }
            upTo[counts.length - 1] = 1;
            for (int slot = 0, cell = 0; slot < SLOTS; slot++) {
                while (upTo[cell] <= (double) slot / SLOTS) {
                    cell++;
                }
                first[slot] = cell;
            }
        }

        long[] window(int rows, SplittableRandom random) {
            var counts = new long[upTo.length];
            for (int row = 0; row < rows; row++) {
                double u = random.nextDouble();
                int cell = first[(int) (u * SLOTS)];
                while (upTo[cell] <= u) {
                    cell++;
                }
                counts[cell]++;
            }
            return counts;
        }
    }
}
