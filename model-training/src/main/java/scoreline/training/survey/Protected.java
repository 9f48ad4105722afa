package scoreline.training.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Attributes that a lender may hardly ever decide by, known by a word of their column's name in English or French.
/// A guess, for whoever edits the catalogue to correct.
final class Protected {

    private static final Set<String> WORDS = Set.of(
            "civilite",
            "disability",
            "ethnic",
            "ethnicity",
            "gender",
            "genre",
            "handicap",
            "nationalite",
            "nationality",
            "race",
            "religion",
            "sex",
            "sexe");

    private Protected() {}

    /// @param field a name of [FieldNames], whose words are parted by `_` or by a capital
    static boolean isNamedBy(String field) {
        return Arrays.stream(field.split("_|(?<=[a-z])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(WORDS::contains);
    }
}
