package scoreline.scoring.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import scoreline.scoring.catalogue.Aggregate.Comparison;
import scoreline.scoring.catalogue.Aggregate.Condition;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Aggregate.Statistic;

/** Reads a catalogue's history sources, and aggregates over them; the same aggregate asked for twice is one. */
final class HistoryReader {

    static final String OPERATOR = "history";

    private static final int LONGEST_SLOPE = 1_000;
    private static final int LONGEST_WINDOW = 1_200;

    /** By JSON property. */
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "above", Comparison.ABOVE,
            "atLeast", Comparison.AT_LEAST,
            "below", Comparison.BELOW,
            "atMost", Comparison.AT_MOST,
            "equals", Comparison.EQUALS);

    private static final Map<String, Statistic> STATISTICS = List.of(Statistic.values()).stream()
            .collect(Collectors.toMap(s -> s.name().toLowerCase(Locale.ROOT), s -> s));

    private final List<Field> applicationFields;
    private final List<HistorySource> sources = new ArrayList<>();
    private final Map<Aggregate, Integer> aggregates = new LinkedHashMap<>();

    /// @param applicationFields those that operands may name
    HistoryReader(List<Field> applicationFields) {
        this.applicationFields = applicationFields;
    }

    void readSources(JsonNode list) {
        for (JsonNode node : list) {
            var element = Element.named("history source", "name", node, Set.of("name", "label", "fields"));
            List<HistoryField> fields = new ArrayList<>();
            for (JsonNode field : element.array("fields")) {
                fields.add(field(element.text("name"), field));
            }
            sources.add(new HistorySource(element.text("name"), element.label(), fields));
        }
    }

    private static HistoryField field(String source, JsonNode node) {
        var element = Element.named(
                "field of the history source " + source,
                "name",
                node,
                Set.of("name", "kind", "sentinels", "label", "unit"));
        List<Double> sentinels = new ArrayList<>();
        if (element.has("sentinels")) {
            for (JsonNode sentinel : element.array("sentinels")) {
                sentinels.add(element.number("sentinels", sentinel));
            }
        }
        return new HistoryField(
                element.text("name"),
                element.oneOf("kind", HistoryField.Kind.values()),
                sentinels,
                element.label(),
                element.text("unit"));
    }

    List<HistorySource> sources() {
        return sources;
    }

    List<Aggregate> aggregates() {
        return List.copyOf(aggregates.keySet());
    }

    Formula.Aggregated formula(String owner, JsonNode node) {
        var element = new Element(
                "the history of " + owner,
                node,
                Set.of("op", "source", "where", "months", "value", "statistic", "last"));
        int source = source(element);
        Statistic statistic = Optional.ofNullable(STATISTICS.get(element.text("statistic")))
                .orElseThrow(() -> new UnusableCatalogue(element.what()
                        + " must have one of "
                        + STATISTICS.keySet().stream().sorted().collect(Collectors.joining(", "))
                        + " as its statistic."));
        List<Condition> where = new ArrayList<>();
        if (element.has("where")) {
            for (JsonNode condition : element.array("where")) {
                where.add(condition(element.what(), condition, sources.get(source)));
            }
        }
        if (statistic.ofValues() != element.has("value")) {
            throw new UnusableCatalogue(
                    element.what() + (statistic.ofValues() ? " has no value." : " counts records and takes no value."));
        }
        Operand value =
                element.has("value") ? operand(element.what(), element.property("value"), sources.get(source)) : null;
        int last = statistic == Statistic.SLOPE ? element.wholeNumber("last", 2, LONGEST_SLOPE) : 0;
        if (statistic != Statistic.SLOPE && element.has("last")) {
            throw new UnusableCatalogue(element.what() + " has a last, which only a slope takes.");
        }
        int months = element.has("months") ? element.wholeNumber("months", 1, LONGEST_WINDOW) : 0;
        var aggregate = new Aggregate(source, where, months, value, statistic, last);
        int position = aggregates.computeIfAbsent(aggregate, _ -> aggregates.size());
        return new Formula.Aggregated(position, aggregate.applicationFields());
    }

    private int source(Element element) {
        String name = element.text("source");
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new UnusableCatalogue(element.what() + " uses the unknown history source " + name + ".");
    }

    private Condition condition(String owner, JsonNode node, HistorySource source) {
        var properties = new HashSet<>(COMPARISONS.keySet());
        properties.addAll(Set.of("field", "value", "is"));
        var element = new Element("a condition of " + owner, node, properties);
        if (element.has("is")) {
            int field = field(element.what(), element.text("field"), source);
            if (source.fields().get(field).kind() != HistoryField.Kind.CATEGORY || node.size() != 2) {
                throw new UnusableCatalogue(element.what() + " asks what a field is that is no category, or more.");
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode text : element.array("is")) {
                texts.add(element.text("is", text));
            }
            return new Condition.Is(field, Set.copyOf(texts));
        }
        if (node.size() != 2 || element.has("field") == element.has("value")) {
            throw new UnusableCatalogue(element.what() + " must compare one field or value with one constant.");
        }
        var comparison = COMPARISONS.entrySet().stream()
                .filter(entry -> element.has(entry.getKey()))
                .findFirst()
                .orElseThrow();
        Operand value = operand(element.what(), element.property(element.has("field") ? "field" : "value"), source);
        double constant = element.number(comparison.getKey(), element.property(comparison.getKey()));
        return new Condition.Compares(value, comparison.getValue(), constant);
    }

    private Operand operand(String owner, JsonNode node, HistorySource source) {
        if (node.isTextual()) {
            int field = field(owner, node.textValue(), source);
            if (source.fields().get(field).kind() == HistoryField.Kind.CATEGORY) {
                throw new UnusableCatalogue(owner + " cannot compute with the category " + node.textValue() + ".");
            }
            return new Operand.Recorded(field);
        }
        var element = new Element("an operand of " + owner, node, Set.of("op", "of", "application"));
        if (element.has("application")) {
            if (node.size() != 1) {
                throw new UnusableCatalogue(element.what() + " names the application's field and has more than that.");
            }
            return new Operand.Applied(applicationField(owner, element.text("application")));
        }
        List<Operand> of = new ArrayList<>();
        for (JsonNode operand : element.array("of")) {
            of.add(operand(owner, operand, source));
        }
        if (of.size() != 2) {
            throw new UnusableCatalogue(element.what() + " has " + of.size() + " operands where it takes 2.");
        }
        return switch (element.text("op")) {
            case "ratio" -> new Operand.Ratio(of.getFirst(), of.getLast());
            case "difference" -> new Operand.Difference(of.getFirst(), of.getLast());
            default -> throw new UnusableCatalogue(element.what() + " is neither a ratio nor a difference.");
        };
    }

    private static int field(String owner, String name, HistorySource source) {
        return source.field(name)
                .orElseThrow(() -> new UnusableCatalogue(
                        owner + " uses the field " + name + ", which " + source.name() + " does not have."));
    }

    private int applicationField(String owner, String name) {
        for (int i = 0; i < applicationFields.size(); i++) {
            if (applicationFields.get(i).name().equals(name)
                    && applicationFields.get(i).kind() == Field.Kind.NUMBER) {
                return i;
            }
        }
        throw new UnusableCatalogue(owner + " uses the application's " + name + ", which is no number field of it.");
    }
}
