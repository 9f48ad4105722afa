package scoreline.drift.performance;

import java.util.Arrays;
import scoreline.drift.histogram.Varints;
import scoreline.scoring.decision.Outcome;

/// What became of decisions: how many by score cell, by what was decided and by whether they defaulted, and
/// sums in fixed point. All are whole numbers and all are added, so that counts merge in any order to the
/// same bytes, and an outcome that is corrected is retracted and counted anew. One thread at a time.
///
/// The cells are a sixteenth of log-odds wide from −8 to 8, whatever the model: fine enough that ties within a
/// cell move an area under the ROC curve by little beside its interval. Fixed point: a unit is 2⁻²⁴.
public final class RealisedCounts {

    static final int CELLS = 256;

    private static final double CELLS_PER_LOG_ODDS = 16;
    private static final double UNITS = 1 << 24;
    private static final byte FORM = 1;

    private static final int DEFAULTED = 3;
    private static final int PROBABILITIES = 6;
    private static final int OF_A_CELL = 7;

    /** Of each cell: repaid by decision, defaulted by decision, sum of probabilities. Then the squared errors. */
    private final long[] counts = new long[CELLS * OF_A_CELL + 1];

    /// @param probability calibrated, of default, as it was when the decision fell; in [0, 1]
    /// @param outcome what was decided
    /// @param defaulted what became of it
    public void count(double probability, Outcome outcome, boolean defaulted) {
        change(probability, outcome, defaulted, 1);
    }

    /** Undoes a count of the same, here or in what this will be added to. */
    public void retract(double probability, Outcome outcome, boolean defaulted) {
        change(probability, outcome, defaulted, -1);
    }

    private void change(double probability, Outcome outcome, boolean defaulted, long by) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of default must lie in [0, 1]");
        }
        int cell = OF_A_CELL * cell(probability);
        counts[cell + (defaulted ? DEFAULTED : 0) + decision(outcome)] += by;
        counts[cell + PROBABILITIES] += by * Math.round(probability * UNITS);
        double error = probability - (defaulted ? 1 : 0);
        counts[counts.length - 1] += by * Math.round(error * error * UNITS);
    }

    private static int decision(Outcome outcome) {
        return switch (outcome) {
            case APPROVE -> 0;
            case REVIEW -> 1;
            case REFUSE -> 2;
        };
    }

    private static int cell(double probability) {
        // Whoever counts, wherever, must find the same cell to the bit.
        double logOdds = StrictMath.log(probability / (1 - probability));
        return (int) Math.clamp(Math.floor(logOdds * CELLS_PER_LOG_ODDS) + CELLS / 2.0, 0, CELLS - 1);
    }

    /** The lowest probability of a cell. */
    static double lower(int cell) {
        return 1 / (1 + Math.exp((CELLS / 2.0 - cell) / CELLS_PER_LOG_ODDS));
    }

    public void add(RealisedCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    long of(int cell, Outcome outcome, boolean defaulted) {
        return counts[OF_A_CELL * cell + (defaulted ? DEFAULTED : 0) + decision(outcome)];
    }

    /** Over all decisions. */
    long of(int cell, boolean defaulted) {
        int from = OF_A_CELL * cell + (defaulted ? DEFAULTED : 0);
        return counts[from] + counts[from + 1] + counts[from + 2];
    }

    /** Over all cells. */
    public long of(Outcome outcome, boolean defaulted) {
        long sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += of(cell, outcome, defaulted);
        }
        return sum;
    }

    double probabilities(int cell) {
        return counts[OF_A_CELL * cell + PROBABILITIES] / UNITS;
    }

    double squaredErrors() {
        return counts[counts.length - 1] / UNITS;
    }

    /** Whether nothing is left of what was counted. */
    public boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    /** Whether something was retracted that was not counted. */
    boolean isOverdrawn() {
        return Arrays.stream(counts).anyMatch(count -> count < 0);
    }

    /// A byte for the form, then each number in as few bytes as it needs, runs of zeros as one.
    public byte[] toBytes() {
        var out = new Varints.Writer(CELLS);
        out.raw(FORM);
        for (int i = 0; i < counts.length; ) {
            int from = i;
            while (i < counts.length && counts[i] == 0) {
                i++;
            }
            out.write(i - from);
            if (i < counts.length) {
                out.write(counts[i++]);
            }
        }
        return out.toBytes();
    }

    /// @param bytes as [#toBytes] gave them
    /// @throws IllegalArgumentException when they are not
    public static RealisedCounts read(byte[] bytes) {
        var in = new Varints.Reader(bytes);
        if (in.raw() != FORM) {
            throw new IllegalArgumentException("the outcomes are of a form this version does not read");
        }
        var read = new RealisedCounts();
        long[] counts = read.counts;
        for (int i = 0; i < counts.length; ) {
            long zeros = in.read();
            if (zeros < 0 || zeros > counts.length - i) {
                throw new IllegalArgumentException("the outcomes are of more cells than there are");
            }
            i += (int) zeros;
            if (i < counts.length) {
                counts[i++] = in.read();
            }
        }
        in.requireEnd();
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RealisedCounts that && Arrays.equals(that.counts, counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
