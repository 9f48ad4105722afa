package scoreline.scoring.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A JSON object of the file, and how a sentence calls it. */
record Element(String what, JsonNode node, Set<String> properties) {

    Element {
        if (!node.isObject()) {
            throw new UnusableCatalogue(what + " must be a JSON object.");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!properties.contains(name)) {
                throw new UnusableCatalogue(what + " has the unknown property " + name + ".");
            }
        }
    }

    static Element named(String kind, String key, JsonNode node, Set<String> properties) {
        JsonNode name = node.path(key);
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw new UnusableCatalogue("a " + kind + " has no " + key + ".");
        }
        return new Element("the " + kind + " " + name.textValue(), node, properties);
    }

    boolean has(String property) {
        return node.has(property);
    }

    JsonNode property(String property) {
        JsonNode value = node.get(property);
        if (value == null || value.isNull()) {
            throw new UnusableCatalogue(what + " has no " + property + ".");
        }
        return value;
    }

    String text(String property) {
        JsonNode value = property(property);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(property, "a text");
        }
        return value.textValue();
    }

    /** An element of a list of texts. */
    String text(String property, JsonNode value) {
        if (!value.isTextual()) {
            throw wrong(property, "texts");
        }
        return value.textValue();
    }

    boolean flag(String property) {
        JsonNode value = property(property);
        if (!value.isBoolean()) {
            throw wrong(property, "true or false");
        }
        return value.booleanValue();
    }

    /// @param least and `most`: bounds, included
    int wholeNumber(String property, int least, int most) {
        int value = wholeNumber(property);
        if (value < least || value > most) {
            throw wrong(property, "a whole number between " + least + " and " + most);
        }
        return value;
    }

    int wholeNumber(String property) {
        JsonNode value = property(property);
        if (!value.isInt()) {
            throw wrong(property, "a whole number");
        }
        return value.intValue();
    }

    double number(String property, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(property, value.isArray() ? "numbers" : "a number");
        }
        return value.doubleValue();
    }

    JsonNode object(String property) {
        JsonNode value = property(property);
        if (!value.isObject()) {
            throw wrong(property, "an object");
        }
        return value;
    }

    JsonNode array(String property) {
        JsonNode value = property(property);
        if (!value.isArray()) {
            throw wrong(property, "a list");
        }
        return value;
    }

    <E extends Enum<E>> E oneOf(String property, E[] allowed) {
        String text = text(property);
        for (E value : allowed) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw wrong(
                property,
                "one of "
                        + String.join(
                                ", ", List.of(allowed).stream().map(Enum::name).toList()));
    }

    Text label() {
        return inBothLanguages("label");
    }

    /** In both languages, or one text that stands for both: a lender may have one language only. */
    Text sentence(String property) {
        if (property(property).isObject()) {
            return inBothLanguages(property);
        }
        String text = text(property);
        return new Text(text, text);
    }

    private Text inBothLanguages(String property) {
        var both = new Element("the " + property + " of " + what, property(property), Set.of("en", "fr"));
        return new Text(both.text("en"), both.text("fr"));
    }

    private UnusableCatalogue wrong(String property, String expected) {
        return new UnusableCatalogue(what + " must have " + expected + " as its " + property + ".");
    }
}
