package scoreline.scoring.explain;

/// The loops in which the time goes. Every implementation does the same operations on the same floats in the same
/// order,
/// so that all of them give the same bits. Stateless: any number of threads may share one.
///
/// At one point t of the quadrature, a split sends the flow C that reaches it on to its children, `C · r` to the first
/// and
/// the rest to the second, where o is 1 if the lane goes to the first child, else 0, z is the first child's share of
/// the
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

    /// Which of 64 rows miss a value.
    ///
    /// @param codes by scale, and one more that is 0, and row
    /// @param missing by scale, and one more: a bit for each row. Written.
    void missing(byte[] codes, long[] missing);

    /** Which of 64 rows have a code below a limit: a bit for each. */
    long below(byte[] codes, int scale, byte limit);

    /// As `decide`, for 64 rows and the trees in one lane of a stand.
    ///
    /// @param wentFirst by 16 rows and cell of the stand, a bit for each slot and row. Written.
    void decideRows(Forest forest, int stand, int lane, byte[] codes, long[] missing, long[][] wentFirst);

    /// As `meet`, for 16 rows and some repeats, into a pass.
    ///
    /// @param repeat their numbers in the forest
    /// @param comes a bit for each row that comes their way, the first of the 16 being bit `shift`
    void meetRows(Repeats repeats, int[] repeat, long[] comes, int shift, int count, Pass pass);

    /// Adds 16 terms to 16 sums, `count` times.
    ///
    /// @param from where the terms are
    /// @param to where the sums are
    void add(float[] terms, int[] from, float[] sums, int[] to, int count);
}
