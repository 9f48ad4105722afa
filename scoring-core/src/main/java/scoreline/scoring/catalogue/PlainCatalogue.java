package scoreline.scoring.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A catalogue in which every field that is not protected is a feature and a reason of its own, as somebody starts who
/// has a table and no catalogue. The file has a line for each element, made to be edited.
///
/// @param fields at least one that is not protected
public record PlainCatalogue(String name, Table table, List<Field> fields) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public PlainCatalogue {
        fields = List.copyOf(fields);
    }

    private List<Field> features() {
        return fields.stream().filter(field -> !field.protectedAttribute()).toList();
    }

    /** The file's bytes, UTF-8; [Catalogue#read] takes them. */
    public byte[] json() {
        return """
                {
                  "name": %s,
                  "version": 1,
                  "table": {
                    "id": %s,
                    "target": %s,%s%s
                    "columns": %s,
                    "excluded": %s
                  },
                  "fields": %s,
                  "groups": %s,
                  "features": %s
                }
                """.formatted(
                        line(name),
                        line(table.id()),
                        line(table.target()),
                        table.time().map(PlainCatalogue::time).orElse(""),
                        table.amount().map(PlainCatalogue::amount).orElse(""),
                        lines(
                                "    ",
                                table.columns().stream()
                                        .map(PlainCatalogue::column)
                                        .toList()),
                        lines(
                                "    ",
                                table.excluded().stream()
                                        .map(PlainCatalogue::excluded)
                                        .toList()),
                        lines("  ", fields.stream().map(PlainCatalogue::field).toList()),
                        lines(
                                "  ",
                                features().stream().map(PlainCatalogue::group).toList()),
                        lines(
                                "  ",
                                features().stream().map(PlainCatalogue::feature).toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String time(Table.Time time) {
        return "\n    \"time\": "
                + line(ordered("column", time.column(), "dates", time.dates().name())) + ",";
    }

    private static String amount(String field) {
        return "\n    \"amount\": " + line(field) + ",";
    }

    private static Map<String, Object> column(Table.Column column) {
        var element = ordered("field", column.field(), "column", column.column());
        column.dates().ifPresent(dates -> element.put("dates", dates.name()));
        return element;
    }

    private static Map<String, Object> excluded(Table.Excluded excluded) {
        return ordered("column", excluded.column(), "why", excluded.why());
    }

    private static Map<String, Object> field(Field field) {
        var element = ordered("name", field.name(), "kind", field.kind().name());
        element.put("mandatory", field.mandatory());
        element.put("sentinels", field.sentinels());
        element.put("protectedAttribute", field.protectedAttribute());
        element.put("unit", field.unit());
        element.put("label", label(field));
        if (!field.categories().isEmpty()) {
            var categories = new LinkedHashMap<String, Object>();
            field.categories().forEach((name, label) -> categories.put(name, text(label)));
            element.put("categories", categories);
        }
        element.put(
                "availability",
                ordered(
                        "atDecision",
                        field.availability().atDecision(),
                        "why",
                        text(field.availability().why())));
        return element;
    }

    private static Map<String, Object> group(Field field) {
        return ordered("code", field.name(), "label", label(field));
    }

    private static Map<String, Object> feature(Field field) {
        var element = ordered("name", field.name(), "formula", field.name());
        element.put("unit", field.unit());
        element.put("group", field.name());
        element.put("direction", Feature.Direction.NONE.name());
        element.put("label", label(field));
        return element;
    }

    private static Map<String, Object> label(Field field) {
        return text(field.label());
    }

    private static Map<String, Object> text(Text text) {
        return ordered("en", text.en(), "fr", text.fr());
    }

    private static Map<String, Object> ordered(String key, Object value, String other, Object otherValue) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        map.put(other, otherValue);
        return map;
    }

    private static String lines(String indent, List<Map<String, Object>> elements) {
        return elements.isEmpty()
                ? "[]"
                : elements.stream()
                        .map(PlainCatalogue::line)
                        .collect(Collectors.joining(",\n" + indent + "  ", "[\n" + indent + "  ", "\n" + indent + "]"));
    }

    private static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and flags can always be written", e);
        }
    }
}
