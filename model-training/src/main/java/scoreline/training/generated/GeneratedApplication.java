package scoreline.training.generated;

import java.util.Collections;
import java.util.SequencedMap;

/// A made-up application.
///
/// @param index counted from 0
/// @param id SK_ID_CURR, from [GeneratedApplications#FIRST_ID] on
/// @param defaulted what came of it, TARGET
/// @param values the columns of application_test in Kaggle's order, each with the text of its cell;
///     empty where missing
public record GeneratedApplication(long index, long id, boolean defaulted, SequencedMap<String, String> values) {
    public GeneratedApplication {
        values = Collections.unmodifiableSequencedMap(values);
    }
}
