package scoreline.training.tables;

/// Why a row of a table is no application; never its value.
///
/// @param code what is wrong
/// @param field the column at fault
public record Problem(Code code, String field) {

    public enum Code {
        /** The application has no identity. */
        MISSING_FIELD,
        /** Written as nan or infinite, or too large for a double. */
        NOT_FINITE,
        /** Not a number, not a time, or not 0 or 1, where one is needed. */
        INVALID_VALUE
    }
}
