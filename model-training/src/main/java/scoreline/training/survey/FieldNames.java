package scoreline.training.survey;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Names of fields that Avro takes, `[A-Za-z_][A-Za-z0-9_]*`, from names of columns, which may be anything:
///
/// 1. a column whose name is valid keeps it;
/// 2. in others, letters lose their accents, and what is then no ASCII letter, digit or `_` becomes one `_`, none at
///    either end: `Loan amount (EUR)` is `Loan_amount_EUR`, `Prénom` is `Prenom`;
/// 3. a name that then begins with a digit gets a `_` before it, and one of which nothing is left is `column_` and its
///    number in the table, from 1;
/// 4. a name that is taken gets `_2`, `_3` and so on; those of the envelope are taken from the beginning.
final class FieldNames {

    private static final Set<String> ENVELOPE = Set.of("application_id", "applicant_id", "submitted_at");

    private static final Map<String, String> WITHOUT_ACCENT =
            Map.of("œ", "oe", "Œ", "OE", "æ", "ae", "Æ", "AE", "ß", "ss", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L");

    private FieldNames() {}

    /// @param columns distinct
    /// @return a distinct name for each, by column and in their order
    static SequencedMap<String, String> of(List<String> columns) {
        var taken = new HashSet<>(ENVELOPE);
        var names = new HashMap<String, String>();
        for (String column : columns) {
            if (column.matches("[A-Za-z_][A-Za-z0-9_]*") && taken.add(column)) {
                names.put(column, column);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!names.containsKey(columns.get(i))) {
                String plain = plain(columns.get(i), i + 1);
                String name = plain;
                for (int next = 2; !taken.add(name); next++) {
                    name = plain + "_" + next;
                }
                names.put(columns.get(i), name);
            }
        }
        var inOrder = new LinkedHashMap<String, String>();
        columns.forEach(column -> inOrder.put(column, names.getOrDefault(column, column)));
        return inOrder;
    }

    private static String plain(String column, int number) {
        String letters = column;
        for (var letter : WITHOUT_ACCENT.entrySet()) {
            letters = letters.replace(letter.getKey(), letter.getValue());
        }
        String name = Normalizer.normalize(letters, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9_]+", "_")
                .replaceAll("^_+|_+$", "");
        if (name.isEmpty()) {
            return "column_" + number;
        }
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }
}
