package scoreline.scoring.explain;

/** Working memory for one row at a time. One thread's alone while it is used. */
final class Scratch {
    final byte[] codes;
    final long[] wentFirst;
    final float[] terms;
    final float[] runs;
    final float[] leaves;
    final Pass pass;

    Scratch(Forest forest) {
        codes = new byte[Math.max(256, forest.codes.scales() + 1) + Forest.CELL];
        wentFirst = new long[forest.cells()];
        // One more than there are positions: the term that is 0.
        terms = new float[forest.cells() * Forest.CELL + 1];
        runs = new float[forest.sums.runs()];
        leaves = new float[forest.trees + 1];
        pass = new Pass(forest);
        pass.wentFirst = wentFirst;
        pass.term = terms;
        pass.repeatLessOne = new float[forest.repeats.lessOne().length];
        pass.repeatSlope = new float[forest.repeats.slope().length];
    }
}
