package scoreline.training.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Age;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.catalogue.Text;

/// Rows by what they say of an attribute.
///
/// @param field its name
/// @param label of the attribute
/// @param parts each with its rows, ascending; no row is in two
record Grouping(String field, Text label, List<Part> parts) {

    /** A number with more values is no attribute that groups people. */
    private static final int MOST_NUMBERS = 10;

    private static final Text AGE = new Text("Age", "Âge");
    private static final Text UNTOLD = new Text("not told", "non renseigné");

    private static final List<Text> BANDS = List.of(
            new Text("under 30", "moins de 30 ans"),
            new Text("30 to 39", "30 à 39 ans"),
            new Text("40 to 49", "40 à 49 ans"),
            new Text("50 to 59", "50 à 59 ans"),
            new Text("60 and over", "60 ans et plus"));

    /// People of whom the same is said.
    ///
    /// @param rows ascending
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(Text name, int[] rows) {
        boolean isTold() {
            return !name.equals(UNTOLD);
        }
    }

    /** Empty where the attribute is a number of many values. */
    static Optional<Grouping> by(Catalogue catalogue, int field, List<Row> rows) {
        Field attribute = catalogue.fields().get(field);
        IntFunction<@Nullable Text> name = attribute.kind() == Field.Kind.CATEGORY
                ? row -> category(attribute, rows.get(row).text(field))
                : row -> named(number(rows.get(row).number(field), attribute.sentinels()));
        List<Part> parts = parts(rows.size(), name, Comparator.comparing(Text::en));
        boolean many = attribute.kind() == Field.Kind.NUMBER
                && parts.stream().filter(Part::isTold).count() > MOST_NUMBERS;
        return many ? Optional.empty() : Optional.of(new Grouping(attribute.name(), attribute.label(), parts));
    }

    static Grouping byAge(Catalogue catalogue, Age age, List<Row> rows) {
        IntFunction<@Nullable Text> band = row -> {
            double years = age.years(rows.get(row));
            return Double.isNaN(years)
                    ? null
                    : BANDS.get((int) Math.clamp(Math.floor(years / 10) - 2, 0, BANDS.size() - 1));
        };
        return new Grouping(
                catalogue.fields().get(age.field()).name(),
                AGE,
                parts(rows.size(), band, Comparator.comparingInt(BANDS::indexOf)));
    }

    private static @Nullable Text category(Field attribute, @Nullable String value) {
        return value == null ? null : attribute.category(value);
    }

    private static @Nullable Text named(@Nullable String value) {
        return value == null ? null : new Text(value, value);
    }

    private static @Nullable String number(double value, List<Double> sentinels) {
        if (!Double.isFinite(value) || sentinels.contains(value)) {
            return null;
        }
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /// @param name null where the row does not tell
    private static List<Part> parts(int rows, IntFunction<@Nullable Text> name, Comparator<Text> order) {
        Map<Text, List<Integer>> found = new HashMap<>();
        List<Integer> untold = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Text told = name.apply(row);
            (told == null ? untold : found.computeIfAbsent(told, _ -> new ArrayList<>())).add(row);
        }
        List<Part> parts = new ArrayList<>();
        found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .forEach(entry -> parts.add(part(entry.getKey(), entry.getValue())));
        if (!untold.isEmpty()) {
            parts.add(part(UNTOLD, untold));
        }
        return parts;
    }

    private static Part part(Text name, List<Integer> rows) {
        return new Part(name, rows.stream().mapToInt(Objects::requireNonNull).toArray());
    }
}
