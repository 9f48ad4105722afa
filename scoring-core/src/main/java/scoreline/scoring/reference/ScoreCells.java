package scoreline.scoring.reference;

import java.util.List;

/** Finds the cell of a calibrated probability of default, as a feature's is found. Immutable. */
public final class ScoreCells {

    private final Binning.Intervals intervals;

    public ScoreCells(FeatureReference score) {
        this(intervals(score));
    }

    ScoreCells(Cells.Intervals cells) {
        this.intervals = new Binning.Intervals(List.of(cells));
    }

    private static Cells.Intervals intervals(FeatureReference score) {
        if (!(score.cells() instanceof Cells.Intervals cells)) {
            throw new IllegalArgumentException("the reference's scores must have cells of numbers");
        }
        return cells;
    }

    public int of(double probability) {
        return Byte.toUnsignedInt(intervals.of(0, (float) probability));
    }
}
