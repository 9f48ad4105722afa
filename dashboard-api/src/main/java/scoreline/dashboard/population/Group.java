package scoreline.dashboard.population;

/** Of whom is told. */
enum Group {
    EVERYBODY,
    APPROVED;

    static final byte APPROVE = 0;

    /// @param outcome as its column has it
    boolean has(byte outcome) {
        return outcome == APPROVE || (this == EVERYBODY && outcome != Column.ERASED);
    }
}
