package scoreline.scoring.explain;

/// The loops in which the time goes. Every implementation does the same operations on the same floats in the same order,
/// so that all of them give the same bits. Stateless: any number of threads may share one.
///
/// At one point t of the quadrature, a split sends the flow C that reaches it on to its children, `C · r` to the first and
/// the rest to the second, where o is 1 if the lane goes to the first child, else 0, z is the first child's share of the
/// cover and
///
///     r = o − (1 − t) · (o − z)
///
/// From the values A, B of its children, its own is `B + r · (A − B)`, and its term in its feature's contribution is
/// `(o − z) · Σ C · (A − B)` over the points. [Repeats] says what stands for t where the feature was met above.
interface Kernel {
    /// @param codes by scale, then a 0, in at least 256 bytes; then 64 to work in
    /// @param wentFirst by cell, a bit for each position: whether the row goes to the split's first child. Written.
    void decide(Forest forest, byte[] codes, long[] wentFirst);

    /// The factors of [Repeats] as they are for one row.
    ///
    /// @param codes as in `decide`
    /// @param lessOne shape (points, stride). Written.
    /// @param slope shape (points, stride). Written.
    void meet(Forest forest, byte[] codes, float[] lessOne, float[] slope);

    /** Flows down, values up, and what they give: terms and leaves. */
    void explain(Pass pass);

    /** @param runs sums of runs. Written. */
    void sum(Sums sums, float[] terms, float[] runs);

    /// Whether codes are below a limit, for 64 rows each time.
    ///
    /// @param codes shape (…, 64)
    /// @param rows which 64 codes, `count` times
    /// @param below a bit for each row. Written.
    void below(byte[] codes, int[] rows, byte[] limit, int count, long[] below);

    /// Adds 16 terms to 16 sums, `count` times.
    ///
    /// @param from where the terms are
    /// @param to where the sums are
    void add(float[] terms, int[] from, float[] sums, int sumsAt, int[] to, int count);

    /// The factors of some repeats, for 16 rows each.
    ///
    /// @param repeat their numbers
    /// @param comes a bit for each row that comes their way, the first of the 16 being bit `shift`
    /// @param lessOne shape (points, stride), 16 values a repeat. Written.
    /// @param slope likewise. Written.
    void meetRows(
            Repeats repeats,
            int[] repeat,
            long[] comes,
            int shift,
            int count,
            float[] lessOne,
            float[] slope,
            int stride);
}
