package scoreline.benchmarks.explain;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds forks of each of those compared, in turns
 * @param olderRounds rounds in which the older XGBoost takes part
 * @param lanesRounds rounds in which lanes other than the usual take part
 * @param warmUpMillis of our kernels, which the JIT compiler has to see at work; native code needs less
 * @param iterations of a fork
 * @param iterationMillis at least; one call where that takes longer
 * @param checkedRows whose contributions are compared with the reference, for models smaller than c; a multiple of a batch
 */
record Effort(
        List<ModelSize> sizes,
        int rounds,
        int olderRounds,
        int lanesRounds,
        int warmUpMillis,
        int iterations,
        int iterationMillis,
        int checkedRows) {
    static final Effort FULL = new Effort(List.of(ModelSize.values()), 5, 2, 2, 3_000, 5, 400, 256);
    static final Effort QUICK = new Effort(List.of(ModelSize.A), 1, 1, 0, 1_200, 3, 300, 64);

    Effort {
        sizes = List.copyOf(sizes);
    }

    /** The reference takes 50 ms and more for a row of the largest model. */
    int checkedRows(ModelSize size) {
        return size == ModelSize.C ? Math.min(checkedRows, MeasuredRows.BATCH) : checkedRows;
    }
}
