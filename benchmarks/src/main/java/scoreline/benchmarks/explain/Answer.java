package scoreline.benchmarks.explain;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What somebody says of some rows: margins, shape (rows), and contributions, shape (rows · features). */
final class Answer {
    final float[] margins;
    final float[] contributions;

    /** For the first measured rows. */
    Answer(int rows) {
        this(rows, MadeUpRows.FEATURES);
    }

    Answer(int rows, int features) {
        margins = new float[rows];
        contributions = new float[rows * features];
    }

    static Answer readFrom(DataInputStream in, int rows) throws IOException {
        return readFrom(in, rows, MadeUpRows.FEATURES);
    }

    static Answer readFrom(DataInputStream in, int rows, int features) throws IOException {
        var answer = new Answer(rows, features);
        for (float[] values : new float[][] {answer.margins, answer.contributions}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readFloat();
            }
        }
        return answer;
    }

    void writeTo(DataOutputStream out) throws IOException {
        for (float[] values : new float[][] {margins, contributions}) {
            for (float value : values) {
                out.writeInt(Float.floatToRawIntBits(value));
            }
        }
    }

    /// The largest distance of a contribution from the reference, in log-odds; NaN where one is.
    ///
    /// @param reference shape (rows, features)
    double largestError(double[][] reference) {
        int features = contributions.length / margins.length;
        double largest = 0;
        for (int row = 0; row < margins.length; row++) {
            for (int f = 0; f < features; f++) {
                double error = contributions[row * features + f] - reference[row][f];
                largest = Math.max(largest, Math.abs(error));
            }
        }
        return largest;
    }

    /** How many margins have other bits than another's. */
    long otherMargins(Answer other) {
        return differences(margins, other.margins);
    }

    /** How many contributions have other bits than another's. */
    long otherContributions(Answer other) {
        return differences(contributions, other.contributions);
    }

    private static long differences(float[] these, float[] those) {
        long count = 0;
        for (int i = 0; i < these.length; i++) {
            count += Float.floatToRawIntBits(these[i]) == Float.floatToRawIntBits(those[i]) ? 0 : 1;
        }
        return count;
    }
}
