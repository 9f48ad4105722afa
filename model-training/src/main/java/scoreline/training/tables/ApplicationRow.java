package scoreline.training.tables;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Row;

/// One application of a table.
///
/// @param index of the row, from 0; the line with the names does not count
/// @param applicationId the id column, as written; empty where it is missing, which is a problem
/// @param submittedAt from the time column, or else from the index
/// @param target 1 is a default, 0 a repayment; empty where the table does not tell
/// @param row the catalogue's fields; a bad cell is missing in it
/// @param problem the first of the row, in the order identity, time, target, catalogue fields; null where it has none
public record ApplicationRow(
        long index,
        String applicationId,
        Instant submittedAt,
        OptionalInt target,
        Row row,
        @Nullable Problem problem) {}
