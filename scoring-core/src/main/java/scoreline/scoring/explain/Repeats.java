package scoreline.scoring.explain;

/// The splits on a feature that was met above on the path. With p the cover's share of the ways taken at those splits,
/// quadrature point t stands for `t′ = t / (p · (1 − t) + t)`, and a term gains the factor
/// `dt′/dt = p / (p · (1 − t) + t)²`, if the row takes those ways as well; otherwise t′ and dt′/dt are 0.
///
/// @param positions by cell: a bit for each position that is such a split
/// @param before by cell: how many such splits the cells before it have
/// @param count of all
/// @param stride of a point's factors below, `count` and enough to read 64 at once from any of them
/// @param fromScale a row comes this way if its code on this scale is at least `fromCode`
/// @param toScale and on this scale at most `toCode`
/// @param missingComes a bit for each: whether a row that misses the value comes this way
/// @param lessOne t′ − 1, shape (points, stride)
/// @param slope dt′/dt, shape (points, stride)
@SuppressWarnings("ArrayRecordComponent") // never compared
record Repeats(
        long[] positions,
        int[] before,
        int count,
        int stride,
        Scales fromScale,
        byte[] fromCode,
        Scales toScale,
        byte[] toCode,
        long[] missingComes,
        float[] lessOne,
        float[] slope) {

    /** The number of the first such split in a cell at or after a slot and lane. */
    int from(int cell, int slotAndLane) {
        return before[cell] + Long.bitCount(positions[cell] & ((1L << slotAndLane) - 1));
    }

    long bytes() {
        return 12L * positions.length
                + fromScale.bytes()
                + toScale.bytes()
                + 2L * fromCode.length
                + 8L * missingComes.length
                + 4L * (lessOne.length + slope.length);
    }
}
