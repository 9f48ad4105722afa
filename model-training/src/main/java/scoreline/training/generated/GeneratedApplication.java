package scoreline.training.generated;

import java.util.Collections;
import java.util.SequencedMap;

/// A made-up application.
///
/// @param index counted from 0
/// @param id SK_ID_CURR, from [GeneratedApplications#FIRST_ID] on
/// @param probabilityOfDefault the true one, in (0, 1), which no lender knows: of all that columns and past can tell
/// @param defaulted what came of it, TARGET
/// @param daysUntilKnown from the application until the lender knew that
/// @param values the columns of application_test in Kaggle's order, each with the text of its cell;
///     empty where missing
public record GeneratedApplication(
        long index,
        long id,
        double probabilityOfDefault,
        boolean defaulted,
        int daysUntilKnown,
        SequencedMap<String, String> values) {
    public GeneratedApplication {
        values = Collections.unmodifiableSequencedMap(values);
    }
}
