package scoreline.training.calibration;

import java.util.Arrays;
import java.util.Optional;
import scoreline.training.validation.Order;

/// The never-falling steps nearest to the targets in squared error, by pooling adjacent violators: a block whose
/// default rate is not above that of the block before it becomes one with it. Rows of one margin are one block to
/// begin with. A margin between two blocks belongs to the lower one, a margin below all to the first.
///
/// @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al. (1955)</a>; Barlow et al. (1972), Statistical
///     inference under order restrictions
final class Isotonic implements Curve {

    private final double[] starts;
    private final double[] rates;

    private Isotonic(double[] starts, double[] rates) {
        this.starts = starts;
        this.rates = rates;
    }

    /// @return empty where one block is left, as for margins that do not rank the targets
    static Optional<Isotonic> fit(double[] margins, int[] targets) {
        int[] order = Order.ascending(margins);
        var starts = new double[order.length];
        var defaults = new long[order.length];
        var rows = new long[order.length];
        int blocks = 0;
        for (int from = 0; from < order.length; ) {
            double margin = margins[order[from]];
            starts[blocks] = margin;
            defaults[blocks] = 0;
            rows[blocks] = 0;
            do {
                defaults[blocks] += targets[order[from]];
                rows[blocks]++;
                from++;
            } while (from < order.length && margins[order[from]] == margin);
            blocks++;
            while (blocks > 1 && defaults[blocks - 1] * rows[blocks - 2] <= defaults[blocks - 2] * rows[blocks - 1]) {
                defaults[blocks - 2] += defaults[blocks - 1];
                rows[blocks - 2] += rows[blocks - 1];
                blocks--;
            }
        }
        var rates = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            rates[block] = (double) defaults[block] / rows[block];
        }
        return blocks < 2 ? Optional.empty() : Optional.of(new Isotonic(Arrays.copyOf(starts, blocks), rates));
    }

    @Override
    public double probability(double margin) {
        int at = Arrays.binarySearch(starts, margin);
        return rates[at >= 0 ? at : Math.max(0, -at - 2)];
    }
}
