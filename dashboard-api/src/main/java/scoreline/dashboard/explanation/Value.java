package scoreline.dashboard.explanation;

import org.jspecify.annotations.Nullable;

/** What is known of a client in one respect. */
public sealed interface Value {

    /// @param amount finite
    record Amount(double amount) implements Value {}

    /// @param name as the lender writes it
    record Category(String name) implements Value {}

    /** No value. */
    enum Absent implements Value {
        UNKNOWN,
        /** A category that was rare or not there at training; which one is not at hand. */
        UNHEARD
    }

    /** A number, the name of a category, or null. */
    default @Nullable Object plain() {
        return switch (this) {
            case Amount(double amount) -> (Object) amount;
            case Category(String name) -> name;
            case Absent _ -> null;
        };
    }

    /** A number or text as Avro has it. */
    static Value of(@Nullable Object value) {
        return switch (value) {
            case null -> Absent.UNKNOWN;
            case Number number when Double.isFinite(number.doubleValue()) -> new Amount(number.doubleValue());
            case Number _ -> Absent.UNKNOWN;
            default -> value.toString().isBlank() ? Absent.UNKNOWN : new Category(value.toString());
        };
    }
}
