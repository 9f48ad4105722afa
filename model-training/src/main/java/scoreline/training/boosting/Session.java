package scoreline.training.boosting;

/** A model that is growing, the rows it learns from and perhaps rows it does not see; in native memory, freed together. */
interface Session extends AutoCloseable {

    /// One round more.
    ///
    /// @param round from 0
    void grow(int round);

    /// Mean log-loss of the unseen rows after the latest round.
    ///
    /// @param round the latest
    double logLoss(int round);

    /// Log-odds of the unseen rows by the first rounds, shape (unseen rows).
    double[] margins(int rounds);

    /** The model as its library writes it. */
    byte[] bytes();

    @Override
    void close();
}
