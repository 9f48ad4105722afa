package scoreline.drift.sequential;

import java.util.List;
import java.util.Optional;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.Reference;

/// How one decision's number falls where nothing changed, as training has it.
///
/// @param mean in the number's own unit, finite
/// @param deviation standard, in the number's own unit, above 0
/// @param skewness third standardised moment, 0 for a normal number; false alarms of the two directions
/// depend on it
public record Usual(double mean, double deviation, double skewness) {

    /** Of an evenly spread cell. */
    private static final int POINTS = 16;

    /** A variance of log-odds that is none. */
    private static final double SAME = 1e-6;

    public Usual {
        if (!Double.isFinite(mean + deviation + skewness) || deviation <= 0) {
            throw new IllegalArgumentException("what is watched must vary, and have finite moments, at training time");
        }
    }

    /// Of training's own out-of-fold decisions.
    ///
    /// @return empty where all of them have the same number
    public static Optional<Usual> of(Signal signal, Reference reference, Behaviour behaviour) {
        return switch (signal) {
            case LOG_ODDS ->
                reference.score().cells() instanceof Cells.Intervals cells
                        ? ofLogOdds(cells, behaviour.scores())
                        : Optional.empty();
            case REFUSALS -> ofRefusals(behaviour.decided());
        };
    }

    private static Optional<Usual> ofRefusals(Decided decided) {
        double share = (double) decided.refused().rows() / decided.all().rows();
        return share > 0 && share < 1 ? Optional.of(ofShare(share)) : Optional.empty();
    }

    /// Of what happens or not.
    ///
    /// @param share of decisions at which it happened in training, in (0, 1)
    public static Usual ofShare(double share) {
        double deviation = Math.sqrt(share * (1 - share));
        return new Usual(share, deviation, (1 - 2 * share) / deviation);
    }

    /// Of probabilities of which their cells are known: within a cell they are taken to spread evenly around its
    /// mean, as far as its nearer end allows.
    ///
    /// @param scores by cell, shape (cells)
    private static Optional<Usual> ofLogOdds(Cells.Intervals cells, List<Tally> scores) {
        double rows = 0;
        double first = 0;
        double second = 0;
        double third = 0;
        for (int cell = 0; cell < scores.size(); cell++) {
            Tally tally = scores.get(cell);
            if (tally.rows() == 0) {
                continue;
            }
            double mean = tally.expected() / tally.rows();
            double half = Math.max(0, Math.min(mean - from(cells, cell), to(cells, cell) - mean));
            for (int point = 0; point < POINTS; point++) {
                double x = Signal.logOdds(mean + half * ((2 * point + 1.0) / POINTS - 1));
                double weight = (double) tally.rows() / POINTS;
                rows += weight;
                first += weight * x;
                second += weight * x * x;
                third += weight * x * x * x;
            }
        }
        double mean = first / rows;
        double variance = second / rows - mean * mean;
        double skew = third / rows - 3 * mean * variance - mean * mean * mean;
        return variance > SAME
                ? Optional.of(new Usual(mean, Math.sqrt(variance), skew / Math.pow(variance, 1.5)))
                : Optional.empty();
    }

    /** Where a cell that holds numbers begins. */
    private static double from(Cells.Intervals cells, int cell) {
        return switch (cell) {
            case Cells.BELOW -> 0;
            case Cells.ABOVE -> cells.max();
            default -> cells.lower().get(cell - Cells.FIRST);
        };
    }

    private static double to(Cells.Intervals cells, int cell) {
        if (cell == Cells.BELOW) {
            return cells.lower().getFirst();
        }
        if (cell == Cells.ABOVE) {
            return 1;
        }
        int next = cell - Cells.FIRST + 1;
        return next < cells.lower().size() ? cells.lower().get(next) : cells.max();
    }
}
