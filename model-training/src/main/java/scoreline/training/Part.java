package scoreline.training;

import java.util.Optional;
import java.util.function.LongPredicate;

/// Rows of a table that are used.
///
/// @param rows by index
/// @param description which they are; the same file and the same description mean the same rows; empty for all
record Part(LongPredicate rows, Optional<String> description) {

    static final Part WHOLE = new Part(_ -> true, Optional.empty());

    /** Where a bundle keeps the description of what it was trained on. */
    static final String PROVENANCE = "data_part";

    boolean holds(long index) {
        return rows.test(index);
    }
}
