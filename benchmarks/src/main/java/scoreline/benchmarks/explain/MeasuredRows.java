package scoreline.benchmarks.explain;

/** Rows that no model was trained on, taken in turn: so many that a processor does not learn their ways by heart. */
final class MeasuredRows {
    static final int COUNT = 512;
    static final int BATCH = 64;

    private static final long SEED = 2;

    private final float[][] parts;
    private int next;

    /// @param rows of a part, a divisor of COUNT
    MeasuredRows(int rows) {
        var all = MadeUpRows.draw(SEED, COUNT);
        parts = new float[COUNT / rows][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = all.features(i * rows, rows);
        }
    }

    /** The next part, shape (rows · FEATURES). */
    float[] next() {
        float[] part = parts[next];
        next = next + 1 < parts.length ? next + 1 : 0;
        return part;
    }
}
