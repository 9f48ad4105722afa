package scoreline.benchmarks.drift;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// What a two-sided cumulative sum over buckets of standard normal decisions does, worked out and not drawn: the
/// integral equation of one direction, by quadrature. When one direction alarms the other is at rest, so that
/// `1/run = 1/run⁺ + 1/run⁻` holds as it stands.
///
/// @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page (1954), for the equation</a>
/// @see <a href="https://doi.org/10.1007/978-1-4757-1862-1">Siegmund (1985), II.6, for both directions</a>
final class ExactSum {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /// Of each deviation of a step. Twice as many change nothing before the eighth digit.
    static final int NODES = 6;

    private static final double ACCURACY = 1e-6;
    private static final int TRIALS = 100;
    private static final int ROUNDS = 8;

    private final int size;
    private final double bound;

    /** Of a bucket, in deviations of its sum. */
    private final double allowance;

    /// Where a sum may stand, in deviations of a bucket's sum: at rest, then the nodes beneath the bound.
    private final double[] at;

    private final double[] weight;

    /// @param allowance k, deviations of one decision, above 0
    /// @param bound h, deviations of one decision, above 0
    /// @param size decisions in a bucket
    ExactSum(double allowance, double bound, int size) {
        this(allowance, bound, size, NODES);
    }

    ExactSum(double allowance, double bound, int size, int nodes) {
        double root = Math.sqrt(size);
        this.size = size;
        this.bound = bound;
        this.allowance = allowance * root;
        int panels = (int) Math.ceil(bound / root);
        double width = bound / root / panels;
        GaussIntegrator panel = new GaussIntegratorFactory().legendre(nodes, 0, width);
        this.at = new double[1 + panels * nodes];
        this.weight = new double[at.length];
        for (int p = 0; p < panels; p++) {
            for (int i = 0; i < nodes; i++) {
                at[1 + p * nodes + i] = p * width + panel.getPoint(i);
                weight[1 + p * nodes + i] = panel.getWeight(i);
            }
        }
    }

    /// The one that runs so many decisions where nothing changed.
    static ExactSum of(double allowance, int size, double events) {
        double high = 1;
        while (new ExactSum(allowance, high, size).run(0) < events) {
            high *= 2;
        }
        double bound = new BrentSolver(ACCURACY)
                .solve(TRIALS, h -> Math.log(new ExactSum(allowance, h, size).run(0) / events), high / 2, high);
        return new ExactSum(allowance, bound, size);
    }

    double bound() {
        return bound;
    }

    /// Decisions until either direction alarms, both at rest at first.
    ///
    /// @param shift of every decision, deviations
    double run(double shift) {
        double moved = shift * Math.sqrt(size);
        return size / (1 / runs(moved).getEntry(0) + 1 / runs(-moved).getEntry(0));
    }

    /// Mean number of decisions from a change, somewhere in a bucket, to the end of the bucket that alarms, the sum
    /// having run for long without an alarm. The other direction, which such a change only calms, is left out.
    ///
    /// @param shift of every decision from the change on, deviations, above 0
    double delay(double shift) {
        double root = Math.sqrt(size);
        RealVector steady = steady();
        RealVector after = runs(shift * root);
        return IntStream.rangeClosed(1, size)
                .mapToDouble(changed -> {
                    RealVector rest = chances(changed * shift / root).operate(after);
                    return changed + size * steady.dotProduct(rest);
                })
                .average()
                .orElseThrow();
    }

    List<Double> delays(List<Double> shifts) {
        return shifts.stream().map(this::delay).toList();
    }

    /** Buckets until this direction alarms, by where it stands. */
    private RealVector runs(double moved) {
        var ones = new double[at.length];
        Arrays.fill(ones, 1);
        return new LUDecomposition(leaving(moved)).getSolver().solve(new ArrayRealVector(ones, false));
    }

    /// How likely the sum stands where, having run for long without an alarm: the left eigenvector of the largest
    /// eigenvalue, by inverse iteration.
    private RealVector steady() {
        var solver = new LUDecomposition(leaving(0).transpose()).getSolver();
        RealVector standing = new ArrayRealVector(at.length);
        standing.setEntry(0, 1);
        for (int round = 0; round < ROUNDS; round++) {
            standing = solver.solve(standing);
            standing.mapDivideToSelf(standing.getL1Norm());
        }
        return standing;
    }

    private RealMatrix leaving(double moved) {
        RealMatrix chances = chances(moved);
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < at.length; j++) {
                chances.setEntry(i, j, (i == j ? 1 : 0) - chances.getEntry(i, j));
            }
        }
        return chances;
    }

    /// The chance to go from one place to another in one bucket, and not beyond the bound.
    ///
    /// @param moved mean of the bucket's sum, its deviations
    private RealMatrix chances(double moved) {
        var chances = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            chances[i][0] = NORMAL.cumulativeProbability(allowance - at[i] - moved);
            for (int j = 1; j < at.length; j++) {
                chances[i][j] = weight[j] * NORMAL.density(at[j] - at[i] + allowance - moved);
            }
        }
        return new Array2DRowRealMatrix(chances, false);
    }
}
