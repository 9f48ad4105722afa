package scoreline.drift.histogram;

import java.util.Arrays;
import java.util.stream.IntStream;
import scoreline.scoring.behaviour.Correlation;
import scoreline.scoring.behaviour.FixedPoint;
import scoreline.scoring.decision.Outcome;

/// What a window of decisions holds: rows by cell, decisions by outcome, and sums in fixed point. All are whole
/// numbers and all are added, so that windows merge in any order, any grouping, to the same bytes. One thread at
/// a time.
public final class WindowCounts {

    private static final byte FORM = 2;

    private static final int ROWS = 0;
    private static final int DECIDED = 1;
    private static final int OUTCOMES = 2;
    private static final int MARGIN = 5;
    private static final int EXPECTED = 6;
    private static final int CELLS = 9;

    private final Layout layout;

    /// Totals, the last of them probabilities by outcome; cells; probabilities by cell of the score; for each
    /// feature the sum of its contributions and of their absolute values; for each pair the sum of products of
    /// normal scores.
    private final long[] counts;

    private final int probabilities;
    private final int contributions;
    private final int products;

    /** Of the row that is being counted, by position among the features followed in pairs. */
    private final int[] codes;

    private WindowCounts(Layout layout) {
        this.layout = layout;
        this.probabilities = CELLS + layout.cells();
        this.contributions = probabilities + layout.scoreCells();
        this.products = contributions + 2 * layout.features();
        this.counts = new long[products + layout.pairs()];
        this.codes = new int[layout.associated()];
    }

    public static WindowCounts empty(Layout layout) {
        return new WindowCounts(layout);
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
        countPairs(bins);
    }

    private void countPairs(byte[] bins) {
        int at = products;
        for (int i = 0; i < codes.length; i++) {
            int code = layout.code(i, Byte.toUnsignedInt(bins[layout.associate(i)]));
            codes[i] = code;
            for (int j = 0; j < i; j++) {
                counts[at + j] += (long) code * codes[j];
            }
            at += i;
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
        int decided = at(outcome);
        int cell = layout.scoreCell(probability);
        long expected = FixedPoint.units(probability);
        counts[DECIDED]++;
        counts[OUTCOMES + decided]++;
        counts[EXPECTED + decided] += expected;
        counts[MARGIN] += FixedPoint.units(margin);
        counts[CELLS + layout.offset(layout.features()) + cell]++;
        counts[probabilities + cell] += expected;
        for (int f = 0; f < contributions.length; f++) {
            long units = FixedPoint.units(contributions[f]);
            counts[this.contributions + 2 * f] += units;
            counts[this.contributions + 2 * f + 1] += Math.abs(units);
        }
    }

    private static int at(Outcome outcome) {
        return switch (outcome) {
            case APPROVE -> 0;
            case REVIEW -> 1;
            case REFUSE -> 2;
        };
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
        return Arrays.copyOfRange(counts, OUTCOMES, MARGIN);
    }

    /** Rows by cell of a feature, shape (cells). */
    public long[] feature(int feature) {
        return Arrays.copyOfRange(counts, CELLS + layout.offset(feature), CELLS + layout.offset(feature + 1));
    }

    /** Decisions by cell of the score, shape (cells). */
    public long[] score() {
        return feature(layout.features());
    }

    /** Sums of probabilities of default of those approved, sent to review, refused, shape (3). */
    public double[] expectedByOutcome() {
        return values(EXPECTED, CELLS);
    }

    /** Sums of probabilities of default by cell of the score, shape (cells). */
    public double[] expectedByScore() {
        return values(probabilities, contributions);
    }

    private double[] values(int from, int to) {
        return Arrays.stream(counts, from, to).mapToDouble(FixedPoint::value).toArray();
    }

    /// How features go together: correlations of the normal scores of their cells, over all rows.
    ///
    /// @return shape (pairs), of the features followed the second with the first, the third with the first, with
    ///     the second, and on; −1 to 1, NaN where either does not vary
    public double[] correlations() {
        double[][] sums = IntStream.range(0, layout.associated())
                .mapToObj(i -> layout.sums(i, feature(layout.associate(i))))
                .toArray(double[][]::new);
        var correlations = new double[layout.pairs()];
        int pair = 0;
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < i; j++) {
                double[] x = sums[i];
                double[] y = sums[j];
                correlations[pair] =
                        Correlation.of((double) rows(), x[0], y[0], x[1], y[1], (double) counts[products + pair]);
                pair++;
            }
        }
        return correlations;
    }

    /** Log-odds; NaN where nothing was decided. */
    public double meanMargin() {
        return mean(MARGIN);
    }

    /** Calibrated probability of default; NaN where nothing was decided. */
    public double meanProbability() {
        return Arrays.stream(expectedByOutcome()).sum() / decided();
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
        return FixedPoint.value(counts[at]) / counts[DECIDED];
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
