package scoreline.training;

/** How much is tried before a model is chosen. */
public enum Effort {
    /** The recipe as it is: seconds. */
    QUICK,
    /** The recipe beside one model of each family: some minutes. */
    USUAL,
    /** A search for settings, families by what is done about rare defaults, choices of columns, a learning curve: up to an hour. */
    THOROUGH
}
