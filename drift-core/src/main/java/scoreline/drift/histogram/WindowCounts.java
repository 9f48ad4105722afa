package scoreline.drift.histogram;

import java.util.Arrays;
import scoreline.scoring.decision.Outcome;

/// What a window of decisions holds: rows by cell, decisions by outcome, and sums in fixed point. All are whole numbers
/// and all are added, so that windows merge in any order, any grouping, to the same bytes. One thread at a time.
///
/// Fixed point: a unit is 2⁻²⁴. A window may hold 10⁹ decisions of log-odds up to 500 each.
public final class WindowCounts {

    private static final double UNITS = 1 << 24;
    private static final byte FORM = 1;

    private static final int ROWS = 0;
    private static final int DECIDED = 1;
    private static final int APPROVED = 2;
    private static final int REVIEWED = 3;
    private static final int REFUSED = 4;
    private static final int MARGIN = 5;
    private static final int PROBABILITY = 6;
    private static final int CELLS = 7;

    private final Layout layout;

    /** Totals, cells, then for each feature the sum of its contributions and of their absolute values. */
    private final long[] counts;

    private final int contributions;

    private WindowCounts(Layout layout, long[] counts) {
        this.layout = layout;
        this.counts = counts;
        this.contributions = CELLS + layout.cells();
    }

    public static WindowCounts empty(Layout layout) {
        return new WindowCounts(layout, new long[CELLS + layout.cells() + 2 * layout.features()]);
    }

    /// Counts a row that nobody scored.
    ///
    /// @param bins one cell a feature, shape (features), to be read as unsigned
    /// @throws IllegalArgumentException when a cell is none of the reference's; nothing is counted then
    public void count(byte[] bins) {
        requireCells(bins);
        counts[ROWS]++;
        for (int f = 0; f < bins.length; f++) {
            counts[CELLS + layout.offset(f) + Byte.toUnsignedInt(bins[f])]++;
        }
    }

    /// Counts a decision.
    ///
    /// @param bins one cell a feature, shape (features), to be read as unsigned
    /// @param contributions log-odds, shape (features)
    /// @param margin log-odds
    /// @param probability calibrated, of default
    /// @throws IllegalArgumentException when a cell is none of the reference's or a number is not finite; nothing
    ///     is counted then
    public void count(byte[] bins, float[] contributions, float margin, double probability, Outcome outcome) {
        requireFinite(contributions, margin, probability);
        count(bins);
        counts[DECIDED]++;
        counts[
                switch (outcome) {
                    case APPROVE -> APPROVED;
                    case REVIEW -> REVIEWED;
                    case REFUSE -> REFUSED;
                }]++;
        counts[MARGIN] += units(margin);
        counts[PROBABILITY] += units(probability);
        counts[CELLS + layout.offset(layout.features()) + layout.scoreCell(probability)]++;
        for (int f = 0; f < contributions.length; f++) {
            long units = units(contributions[f]);
            counts[this.contributions + 2 * f] += units;
            counts[this.contributions + 2 * f + 1] += Math.abs(units);
        }
    }

    private void requireCells(byte[] bins) {
        if (bins.length != layout.features()) {
            throw new IllegalArgumentException(
                    "the bins are of " + bins.length + " features, the reference has " + layout.features());
        }
        for (int f = 0; f < bins.length; f++) {
            if (layout.offset(f) + Byte.toUnsignedInt(bins[f]) >= layout.offset(f + 1)) {
                throw new IllegalArgumentException("feature " + f + " has no cell " + Byte.toUnsignedInt(bins[f]));
            }
        }
    }

    private void requireFinite(float[] contributions, float margin, double probability) {
        if (contributions.length != layout.features()) {
            throw new IllegalArgumentException("the contributions are of " + contributions.length
                    + " features, the reference has " + layout.features());
        }
        // A sum is finite only where every term is; what is beyond a float's range is no log-odds either.
        float all = margin + (float) probability;
        for (float contribution : contributions) {
            all += contribution;
        }
        if (!Float.isFinite(all)) {
            throw new IllegalArgumentException("a decision's margin, probability or contribution is not finite");
        }
    }

    private static long units(double value) {
        return Math.round(value * UNITS);
    }

    /// Adds what another window of the same reference holds.
    public void add(WindowCounts other) {
        if (other.layout.fingerprint() != layout.fingerprint()) {
            throw new IllegalArgumentException("counts of two references cannot be added");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    public long rows() {
        return counts[ROWS];
    }

    /** Rows that were scored. */
    public long decided() {
        return counts[DECIDED];
    }

    /** Decisions approved, sent to review, refused, shape (3). */
    public long[] outcomes() {
        return Arrays.copyOfRange(counts, APPROVED, MARGIN);
    }

    /** Rows by cell of a feature, shape (cells). */
    public long[] feature(int feature) {
        return Arrays.copyOfRange(counts, CELLS + layout.offset(feature), CELLS + layout.offset(feature + 1));
    }

    /** Decisions by cell of the score, shape (cells). */
    public long[] score() {
        return feature(layout.features());
    }

    /** Log-odds; NaN where nothing was decided. */
    public double meanMargin() {
        return mean(MARGIN);
    }

    /** Calibrated probability of default; NaN where nothing was decided. */
    public double meanProbability() {
        return mean(PROBABILITY);
    }

    /** Log-odds; NaN where nothing was decided. */
    public double meanContribution(int feature) {
        return mean(contributions + 2 * feature);
    }

    /** Log-odds, of the contributions without their sign; NaN where nothing was decided. */
    public double meanAbsoluteContribution(int feature) {
        return mean(contributions + 2 * feature + 1);
    }

    private double mean(int at) {
        return counts[at] / UNITS / counts[DECIDED];
    }

    /// The counts: a byte for the form, four for the layout, then each number in as few bytes as it needs.
    public byte[] toBytes() {
        var out = new Varints.Writer(5 + 2 * counts.length);
        out.raw(FORM);
        out.fixed(layout.fingerprint());
        for (long count : counts) {
            out.write(count);
        }
        return out.toBytes();
    }

    /// @param bytes as [#toBytes] gave them
    /// @throws IllegalArgumentException when they are not counts of this layout
    public static WindowCounts read(Layout layout, byte[] bytes) {
        var in = new Varints.Reader(bytes);
        if (in.raw() != FORM) {
            throw new IllegalArgumentException("the counts are of a form this version does not read");
        }
        if (in.fixed() != layout.fingerprint()) {
            throw new IllegalArgumentException("the counts are of another reference");
        }
        var counts = empty(layout);
        for (int i = 0; i < counts.counts.length; i++) {
            counts.counts[i] = in.read();
        }
        in.requireEnd();
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowCounts that
                && that.layout.fingerprint() == layout.fingerprint()
                && Arrays.equals(that.counts, counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
