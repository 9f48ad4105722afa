package scoreline.scoring.behaviour;

import java.util.List;

/// Two features' rows by cell of both, and how they go together.
final class PairTable {

    /** Nearer to ±1 than this, nothing is known of how a correlation scatters. */
    private static final double CERTAIN = 1e-6;

    private final long[][] rows;
    private final double[] x;
    private final double[] y;
    private final double n;
    private final double correlation;

    private PairTable(long[][] rows, double[] x, double[] y, double n) {
        this.rows = rows;
        this.x = x;
        this.y = y;
        this.n = n;
        this.correlation = Correlation.of(
                n,
                sum((a, _) -> a),
                sum((_, b) -> b),
                sum((a, _) -> a * a),
                sum((_, b) -> b * b),
                sum((a, b) -> a * b));
    }

    /// @param cells of the one, shape (rows)
    /// @param codes of its cells, shape (cells)
    static PairTable of(byte[] cells, List<Integer> codes, byte[] otherCells, List<Integer> otherCodes) {
        var rows = new long[codes.size()][otherCodes.size()];
        for (int row = 0; row < cells.length; row++) {
            rows[Byte.toUnsignedInt(cells[row])][Byte.toUnsignedInt(otherCells[row])]++;
        }
        return new PairTable(rows, doubles(codes), doubles(otherCodes), cells.length);
    }

    private static double[] doubles(List<Integer> codes) {
        return codes.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /// 0 where one of them is always the same, as a category is among those of that category.
    double correlation() {
        return varies() ? correlation : 0;
    }

    private boolean varies() {
        return !Double.isNaN(correlation);
    }

    /// The standard deviation of `√n · artanh r` over samples of n rows: `√E[(uv − r(u² + v²)/2)²] / (1 − r²)`, u
    /// and v the standardised codes. 1 for normal pairs and for independent ones.
    ///
    /// Steiger and Hakstian (1982), The asymptotic distribution of elements of a correlation matrix.
    double spread() {
        double r = correlation;
        if (!varies() || 1 - r * r < CERTAIN) {
            return 1;
        }
        double meanX = sum((a, _) -> a) / n;
        double meanY = sum((_, b) -> b) / n;
        double varianceX = sum((a, _) -> (a - meanX) * (a - meanX)) / n;
        double varianceY = sum((_, b) -> (b - meanY) * (b - meanY)) / n;
        double product = Math.sqrt(varianceX * varianceY);
        double squares = sum((a, b) -> {
            double u2 = (a - meanX) * (a - meanX) / varianceX;
            double v2 = (b - meanY) * (b - meanY) / varianceY;
            double influence = (a - meanX) * (b - meanY) / product - r * (u2 + v2) / 2;
            return influence * influence;
        });
        return Math.sqrt(squares / n) / (1 - r * r);
    }

    private interface Term {
        double of(double x, double y);
    }

    private double sum(Term term) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                if (rows[i][j] > 0) {
                    sum += rows[i][j] * term.of(x[i], y[j]);
                }
            }
        }
        return sum;
    }
}
