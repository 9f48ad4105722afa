package scoreline.scoring.catalogue;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A catalogue of five fields and one feature, in which a test alters one thing. */
final class SmallCatalogue {

    private SmallCatalogue() {}

    static String json() {
        return withFormula("\"a\"");
    }

    /** Number fields a, b, c; s with the sentinel 365243; the category t. */
    static String withFormula(String formula) {
        return """
                {
                  "name": "small",
                  "version": 1,
                  "fields": [
                %s
                  ],
                  "groups": [
                    {"code": "LOAN", "label": {"en": "Loan", "fr": "Prêt"}}
                  ],
                  "features": [
                    {"name": "FIRST", "formula": %s, "unit": "ratio", "group": "LOAN", "direction": "NONE", "label": {"en": "First", "fr": "Première"}}
                  ]
                }
                """.formatted(
                        Stream.of(
                                        field("a", "NUMBER", ""),
                                        field("b", "NUMBER", ""),
                                        field("c", "NUMBER", ""),
                                        field("s", "NUMBER", "365243"),
                                        field("t", "CATEGORY", ""))
                                .collect(Collectors.joining(",\n")),
                        formula);
    }

    private static String field(String name, String kind, String sentinels) {
        return """
                    {"name": "%1$s", "kind": "%2$s", "mandatory": false, "sentinels": [%3$s], "protectedAttribute": false, \
                "unit": "count", "label": {"en": "Field %1$s", "fr": "Champ %1$s"}, \
                "availability": {"atDecision": true, "why": "Asked."}}""".formatted(name, kind, sentinels);
    }
}
