package scoreline.benchmarks.explain;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Rows of equal length on their way to another process and back. */
final class FloatRows {
    private FloatRows() {}

    static void write(float[][] rows, DataOutputStream out) throws IOException {
        out.writeInt(rows.length);
        out.writeInt(rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                out.writeInt(Float.floatToRawIntBits(value));
            }
        }
    }

    static float[][] read(DataInputStream in) throws IOException {
        var rows = new float[in.readInt()][in.readInt()];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readFloat();
            }
        }
        return rows;
    }
}
