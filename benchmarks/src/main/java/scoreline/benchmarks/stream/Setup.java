package scoreline.benchmarks.stream;

/// What the scorer does while it is measured.
///
/// @param deciding what it says of each application
record Setup(Deciding deciding, Delivery delivery) {
    enum Deciding {
        EXPLAINED,
        /** One decision for everyone: what is left is the ceiling. */
        CONSTANT
    }

    static Setup explained(Delivery delivery) {
        return new Setup(Deciding.EXPLAINED, delivery);
    }

    static Setup constant(Delivery delivery) {
        return new Setup(Deciding.CONSTANT, delivery);
    }

    @Override
    public String toString() {
        return (deciding == Deciding.CONSTANT ? "constant decision, " : "") + delivery;
    }
}
