package scoreline.training;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import scoreline.scoring.catalogue.Catalogue;

/** A catalogue of a few fields for tests: what they are called, and which are categories. */
public final class SmallCatalogue {

    private SmallCatalogue() {}

    /** Each field is a feature of the same name. */
    public static Catalogue of(List<String> numbers, List<String> categories) {
        return Catalogue.read(json(numbers, categories));
    }

    public static byte[] json(List<String> numbers, List<String> categories) {
        List<String> fields = new ArrayList<>();
        List<String> features = new ArrayList<>();
        numbers.forEach(name -> fields.add(field(name, "NUMBER")));
        categories.forEach(name -> fields.add(field(name, "CATEGORY")));
        for (List<String> names : List.of(numbers, categories)) {
            names.forEach(name -> features.add("""
                    {"name": "%1$s", "formula": "%1$s", "unit": "none", "label": {"en": "%1$s", "fr": "%1$s"},
                     "group": "ALL", "direction": "NONE"}""".formatted(name)));
        }
        return """
                {"name": "small", "version": 1,
                 "fields": [%s],
                 "groups": [{"code": "ALL", "label": {"en": "All", "fr": "Tout"}}],
                 "features": [%s]}
                """.formatted(String.join(",\n", fields), String.join(",\n", features))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String name, String kind) {
        return """
                {"name": "%1$s", "kind": "%2$s", "mandatory": false, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "%1$s", "fr": "%1$s"},
                 "unit": "none"}""".formatted(name, kind);
    }
}
