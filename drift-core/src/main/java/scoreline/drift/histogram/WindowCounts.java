package scoreline.drift.histogram;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import scoreline.scoring.behaviour.Correlation;
import scoreline.scoring.behaviour.FixedPoint;
import scoreline.scoring.decision.Outcome;

/// What a window of decisions holds: rows by cell, decisions by outcome, and sums in fixed point. All are whole
/// numbers and all are added, so that windows merge in any order, any grouping, to the same bytes. One thread at
/// a time.
///
/// They stand in an array of bytes, each number at its place, in eight of them, so that a store can keep the very
/// array that is counted in. What travels is [#toBytes], which is shorter.
public final class WindowCounts {

    private static final byte FORM = 2;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What the layout is known by, and the form: no number at its place is mistaken for another. */
    private static final int NAME = 0;

    private static final int ROWS = 1;
    private static final int DECIDED = 2;
    private static final int OUTCOMES = 3;
    private static final int MARGIN = 6;
    private static final int EXPECTED = 7;
    private static final int CELLS = 10;

    private final Layout layout;

    /// From `start` on: the name; totals, the last of them probabilities by outcome; cells; probabilities by
    /// cell of the score; for each feature the sum of its contributions and of their absolute values; for each
    /// pair the sum of products of normal scores.
    private final byte[] bytes;

    private final int start;
    private final int probabilities;
    private final int contributions;
    private final int products;
    private final int end;

    /** Of the row that is being counted, by position among the features followed in pairs. */
    private final int[] codes;

    private WindowCounts(Layout layout, byte[] bytes, int start) {
        this.layout = layout;
        this.bytes = bytes;
        this.start = start;
        this.probabilities = CELLS + layout.cells();
        this.contributions = probabilities + layout.scoreCells();
        this.products = contributions + 2 * layout.features();
        this.end = (bytes.length - start) / Long.BYTES;
        this.codes = new int[layout.associated()];
    }

    public static WindowCounts empty(Layout layout) {
        return emptyIn(layout, new byte[size(layout)], 0);
    }

    /** How many bytes of an array counts of a layout take. */
    public static int size(Layout layout) {
        return Long.BYTES * (CELLS + layout.cells() + layout.scoreCells() + 2 * layout.features() + layout.pairs());
    }

    /// Counts in the caller's array, none of them yet.
    ///
    /// @param bytes of which the last [#size] are free, all zero; whoever else holds the array sees each count
    public static WindowCounts emptyIn(Layout layout, byte[] bytes, int start) {
        var counts = new WindowCounts(layout, bytes, start);
        counts.set(NAME, name(layout));
        return counts;
    }

    /// Goes on counting in an array that was counted in.
    ///
    /// @param bytes that end with the counts
    /// @throws IllegalArgumentException when they are not counts of this layout
    public static WindowCounts in(Layout layout, byte[] bytes, int start) {
        if (bytes.length != start + size(layout)) {
            throw new IllegalArgumentException("the counts are of another reference");
        }
        var counts = new WindowCounts(layout, bytes, start);
        if (counts.get(NAME) != name(layout)) {
            throw new IllegalArgumentException("the counts are of another reference");
        }
        return counts;
    }

    private static long name(Layout layout) {
        return (long) FORM << Integer.SIZE | Integer.toUnsignedLong(layout.fingerprint());
    }

    private long get(int number) {
        return (long) LONGS.get(bytes, start + Long.BYTES * number);
    }

    private void set(int number, long value) {
        LONGS.set(bytes, start + Long.BYTES * number, value);
    }

    private void add(int number, long value) {
        set(number, get(number) + value);
    }

    private long[] numbers(int from, int to) {
        var numbers = new long[to - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = get(from + i);
        }
        return numbers;
    }

    /// Counts a row that nobody scored.
    ///
    /// @param bins one cell a feature, shape (features), to be read as unsigned
    /// @throws IllegalArgumentException when a cell is none of the reference's; nothing is counted then
    public void count(byte[] bins) {
        requireCells(bins);
        countCells(bins);
    }

    private void countCells(byte[] bins) {
        add(ROWS, 1);
        for (int f = 0; f < bins.length; f++) {
            add(CELLS + layout.offset(f) + Byte.toUnsignedInt(bins[f]), 1);
        }
        countPairs(bins);
    }

    private void countPairs(byte[] bins) {
        int at = products;
        for (int i = 0; i < codes.length; i++) {
            int code = layout.code(i, Byte.toUnsignedInt(bins[layout.associate(i)]));
            codes[i] = code;
            for (int j = 0; j < i; j++) {
                add(at + j, (long) code * codes[j]);
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
        requireCells(bins);
        requireFinite(contributions, margin, probability);
        int decided = at(outcome);
        int cell = layout.scoreCell(probability);
        long expected = FixedPoint.units(probability);
        countCells(bins);
        add(DECIDED, 1);
        add(OUTCOMES + decided, 1);
        add(EXPECTED + decided, expected);
        add(MARGIN, FixedPoint.units(margin));
        add(CELLS + layout.offset(layout.features()) + cell, 1);
        add(probabilities + cell, expected);
        for (int f = 0; f < contributions.length; f++) {
            long units = FixedPoint.units(contributions[f]);
            add(this.contributions + 2 * f, units);
            add(this.contributions + 2 * f + 1, Math.abs(units));
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
        for (int i = ROWS; i < end; i++) {
            add(i, other.get(i));
        }
    }

    public long rows() {
        return get(ROWS);
    }

    /** Rows that were scored. */
    public long decided() {
        return get(DECIDED);
    }

    /** Decisions approved, sent to review, refused, shape (3). */
    public long[] outcomes() {
        return numbers(OUTCOMES, MARGIN);
    }

    /** Rows by cell of a feature, shape (cells). */
    public long[] feature(int feature) {
        return numbers(CELLS + layout.offset(feature), CELLS + layout.offset(feature + 1));
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
        return Arrays.stream(numbers(from, to)).mapToDouble(FixedPoint::value).toArray();
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
                        Correlation.of((double) rows(), x[0], y[0], x[1], y[1], (double) get(products + pair));
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
        return FixedPoint.value(get(at)) / decided();
    }

    /// The counts: a byte for the form, four for the layout, then each number in as few bytes as it needs.
    public byte[] toBytes() {
        return shortened(bytes, start);
    }

    /// What [#toBytes] gives, of an array whose layout may no longer be known.
    ///
    /// @param bytes that were counted in, and end with the counts
    public static byte[] shortened(byte[] bytes, int start) {
        long name = (long) LONGS.get(bytes, start);
        int end = (bytes.length - start) / Long.BYTES;
        var out = new Varints.Writer(5 + 2 * end);
        out.raw((byte) (name >>> Integer.SIZE));
        out.fixed((int) name);
        for (int i = ROWS; i < end; i++) {
            out.write((long) LONGS.get(bytes, start + Long.BYTES * i));
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
        for (int i = ROWS; i < counts.end; i++) {
            counts.set(i, in.read());
        }
        in.requireEnd();
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowCounts that
                && Arrays.equals(bytes, start, bytes.length, that.bytes, that.start, that.bytes.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers(NAME, end));
    }
}
