package scoreline.scoring.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the file's bytes to a catalogue: every property but table, age, history, segment and a field's categories is required, none is unknown, none is ignored. */
final class CatalogueReader {

    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 24;

    private static final Set<String> OPERATORS = Set.of(
            "ratio",
            "difference",
            "weighted-sum",
            "product",
            "square-root",
            "mean",
            "median",
            "min",
            "max",
            "std",
            "sum",
            "missing-count");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final HistoryReader history = new HistoryReader(fields);

    private CatalogueReader() {}

    static Catalogue read(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new UnusableCatalogue(
                    "the catalogue has " + json.length + " bytes, more than the " + MOST_BYTES + " it may have.");
        }
        return new CatalogueReader().catalogue(tree(json));
    }

    /** A catalogue's file with more history sources, groups and features at the end of its own. */
    static byte[] extend(byte[] json, byte[] more) {
        var extended = (ObjectNode) tree(json);
        tree(more)
                .properties()
                .forEach(property ->
                        extended.withArrayProperty(property.getKey()).addAll((ArrayNode) property.getValue()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(extended);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }

    private static JsonNode tree(byte[] json) {
        // The decoder of the reader refuses what is not UTF-8; Jackson's own would guess UTF-16 from zero bytes.
        var text = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
        try {
            return MAPPER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new UnusableCatalogue("the catalogue is not written in UTF-8.", e);
        } catch (StreamConstraintsException e) {
            throw new UnusableCatalogue(
                    "the catalogue is nested deeper than " + DEEPEST + " levels or holds an endless name or number.",
                    e);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new UnusableCatalogue(
                    "the catalogue is not one JSON object with distinct properties: see line " + where.getLineNr()
                            + ", column " + where.getColumnNr() + ".",
                    e);
        } catch (IOException e) {
            throw new UnusableCatalogue("the catalogue cannot be read.", e);
        }
    }

    private Catalogue catalogue(JsonNode root) {
        var top = new Element(
                "the catalogue",
                root,
                Set.of("name", "version", "table", "fields", "age", "history", "groups", "features", "segment"));
        String name = top.text("name");
        int version = top.wholeNumber("version");
        for (JsonNode node : top.array("fields")) {
            Field field = field(node);
            if (positions.put(field.name(), fields.size()) != null) {
                throw new UnusableCatalogue("the field " + field.name() + " is listed twice.");
            }
            fields.add(field);
        }
        Optional<Age> age = top.has("age") ? Optional.of(age(top.property("age"))) : Optional.empty();
        if (top.has("history")) {
            history.readSources(top.array("history"));
        }
        List<Group> groups = new ArrayList<>();
        for (JsonNode node : top.array("groups")) {
            groups.add(group(node));
        }
        JsonNode listed = top.array("features");
        if (listed.size() > Catalogue.MOST_FEATURES) {
            throw new UnusableCatalogue("the catalogue has " + listed.size() + " features, more than the "
                    + Catalogue.MOST_FEATURES + " it may have.");
        }
        List<Feature> features = new ArrayList<>();
        for (JsonNode node : listed) {
            features.add(feature(node));
        }
        Table table = top.has("table") ? table(top.property("table")) : Table.HOME_CREDIT;
        return new Catalogue(
                name,
                version,
                table,
                fields,
                history.sources(),
                history.aggregates(),
                groups,
                features,
                age,
                top.has("segment") ? Optional.of(top.text("segment")) : Optional.empty());
    }

    private static Table table(JsonNode node) {
        var element = new Element("the table", node, Set.of("id", "target", "time", "amount", "columns", "excluded"));
        Optional<Table.Time> time = Optional.empty();
        if (element.has("time")) {
            var written = new Element("the time of the table", element.property("time"), Set.of("column", "dates"));
            time = Optional.of(new Table.Time(written.text("column"), written.oneOf("dates", DateStyle.values())));
        }
        List<Table.Column> columns = new ArrayList<>();
        for (JsonNode column : element.array("columns")) {
            var written = Element.named("column", "column", column, Set.of("field", "column", "dates"));
            columns.add(new Table.Column(
                    written.text("field"),
                    written.text("column"),
                    written.has("dates") ? Optional.of(written.oneOf("dates", DateStyle.values())) : Optional.empty()));
        }
        List<Table.Excluded> excluded = new ArrayList<>();
        for (JsonNode column : element.array("excluded")) {
            var written = Element.named("column", "column", column, Set.of("column", "why"));
            excluded.add(new Table.Excluded(written.text("column"), written.text("why")));
        }
        Optional<String> amount = element.has("amount") ? Optional.of(element.text("amount")) : Optional.empty();
        return new Table(element.text("id"), element.text("target"), time, amount, columns, excluded);
    }

    private static Field field(JsonNode node) {
        var element = Element.named(
                "field",
                "name",
                node,
                Set.of(
                        "name",
                        "kind",
                        "mandatory",
                        "sentinels",
                        "protectedAttribute",
                        "availability",
                        "label",
                        "categories",
                        "unit"));
        List<Double> sentinels = new ArrayList<>();
        for (JsonNode sentinel : element.array("sentinels")) {
            sentinels.add(element.number("sentinels", sentinel));
        }
        var availability = new Element(
                "the availability of " + element.what(), element.property("availability"), Set.of("atDecision", "why"));
        return new Field(
                element.text("name"),
                element.oneOf("kind", Field.Kind.values()),
                element.flag("mandatory"),
                sentinels,
                element.flag("protectedAttribute"),
                new Availability(availability.flag("atDecision"), availability.sentence("why")),
                element.label(),
                element.has("categories") ? categories(element) : new TreeMap<>(),
                element.text("unit"));
    }

    private static SortedMap<String, Text> categories(Element field) {
        var categories = new TreeMap<String, Text>();
        var listed = field.object("categories");
        listed.properties().forEach(each -> {
            var both = new Element(
                    "the category " + each.getKey() + " of " + field.what(), each.getValue(), Set.of("en", "fr"));
            categories.put(each.getKey(), new Text(both.text("en"), both.text("fr")));
        });
        return categories;
    }

    private Age age(JsonNode node) {
        var element = new Element("the age", node, Set.of("field", "oneYear"));
        String field = element.text("field");
        if (!(fieldNamed(element.what(), field) instanceof Formula.Number number)) {
            throw new UnusableCatalogue("the age must be read from a number, and " + field + " is a category.");
        }
        return new Age(number, element.number("oneYear", element.property("oneYear")));
    }

    private static Group group(JsonNode node) {
        var element = Element.named("group", "code", node, Set.of("code", "label"));
        return new Group(element.text("code"), element.label());
    }

    private Feature feature(JsonNode node) {
        var element = Element.named(
                "feature", "name", node, Set.of("name", "formula", "unit", "label", "group", "direction"));
        return new Feature(
                element.text("name"),
                formula(element.what(), element.property("formula")),
                element.text("unit"),
                element.label(),
                element.text("group"),
                element.oneOf("direction", Feature.Direction.values()));
    }

    private Formula formula(String owner, JsonNode node) {
        if (node.isTextual()) {
            return fieldNamed(owner, node.textValue());
        }
        if (!node.isObject()) {
            throw new UnusableCatalogue(owner + " has a formula that is neither a field nor an operator.");
        }
        JsonNode op = node.path("op");
        if (!op.isTextual()) {
            throw new UnusableCatalogue(owner + " has a formula without an operator.");
        }
        String operator = op.textValue();
        if (operator.equals(HistoryReader.OPERATOR)) {
            return history.formula(owner, node);
        }
        if (!OPERATORS.contains(operator)) {
            throw new UnusableCatalogue(owner + " uses the unknown operator " + operator + ".");
        }
        var element = new Element(
                "the " + operator + " of " + owner,
                node,
                operator.equals("weighted-sum") ? Set.of("op", "of", "weights", "constant") : Set.of("op", "of"));
        return switch (operator) {
            case "ratio" -> {
                List<Formula> of = numbers(owner, element, 2, 2);
                yield new Formula.Ratio(of.get(0), of.get(1));
            }
            case "difference" -> {
                List<Formula> of = numbers(owner, element, 2, 2);
                yield new Formula.Difference(of.get(0), of.get(1));
            }
            case "product" -> new Formula.Product(numbers(owner, element, 2, MOST_BYTES));
            case "square-root" ->
                new Formula.SquareRoot(numbers(owner, element, 1, 1).getFirst());
            case "weighted-sum" -> weightedSum(owner, element);
            case "missing-count" ->
                new Formula.Summary(Formula.Statistic.MISSING_COUNT, operands(owner, element, 1, MOST_BYTES));
            case "mean", "median", "min", "max", "std", "sum" ->
                new Formula.Summary(
                        Formula.Statistic.valueOf(operator.toUpperCase(Locale.ROOT)),
                        numbers(owner, element, 1, MOST_BYTES));
            default -> throw new IllegalStateException(operator);
        };
    }

    private Formula fieldNamed(String owner, String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new UnusableCatalogue(owner + " uses the unknown field " + name + ".");
        }
        Field field = fields.get(position);
        return switch (field.kind()) {
            case NUMBER -> new Formula.Number(position, field.sentinels());
            case CATEGORY -> new Formula.Category(position);
        };
    }

    private Formula weightedSum(String owner, Element element) {
        List<Formula> of = numbers(owner, element, 1, MOST_BYTES);
        List<Double> weights = new ArrayList<>();
        for (JsonNode weight : element.array("weights")) {
            weights.add(element.number("weights", weight));
        }
        if (weights.size() != of.size()) {
            throw new UnusableCatalogue(
                    element.what() + " has " + weights.size() + " weights for " + of.size() + " operands.");
        }
        double constant = element.has("constant") ? element.number("constant", element.property("constant")) : 0;
        return new Formula.WeightedSum(of, weights, constant);
    }

    private List<Formula> operands(String owner, Element element, int least, int most) {
        List<Formula> operands = new ArrayList<>();
        for (JsonNode operand : element.array("of")) {
            operands.add(formula(owner, operand));
        }
        if (operands.size() < least || operands.size() > most) {
            throw new UnusableCatalogue(element.what() + " has " + operands.size() + " operands where it takes "
                    + (least == most ? least : least + " or more") + ".");
        }
        return operands;
    }

    private List<Formula> numbers(String owner, Element element, int least, int most) {
        List<Formula> operands = operands(owner, element, least, most);
        for (Formula operand : operands) {
            if (operand instanceof Formula.Category category) {
                throw new UnusableCatalogue(element.what() + " cannot compute with the category "
                        + fields.get(category.field()).name() + ".");
            }
        }
        return operands;
    }
}
