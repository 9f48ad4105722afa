package scoreline.scoring.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A column of the application, as the lender's system writes it.
///
/// @param mandatory an application without it is rejected
/// @param sentinels numbers that stand for "not known" or "does not apply"; formulas read them as missing
/// @param protectedAttribute kept to check that decisions are fair
/// @param categories what people call a category, by its name in the column, so far as somebody said it; none of a
/// number
/// @param unit such as `currency`, `days`, `count`, `flag`, `normalised`, `category`
public record Field(
        String name,
        Kind kind,
        boolean mandatory,
        List<Double> sentinels,
        boolean protectedAttribute,
        Availability availability,
        Text label,
        SortedMap<String, Text> categories,
        String unit) {

    public enum Kind {
        NUMBER,
        CATEGORY
    }

    public Field {
        sentinels = List.copyOf(sentinels);
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        if (kind == Kind.CATEGORY && !sentinels.isEmpty()) {
            throw new UnusableCatalogue("the field " + name + " is a category and has no sentinels.");
        }
        if (kind == Kind.NUMBER && !categories.isEmpty()) {
            throw new UnusableCatalogue("the field " + name + " is a number and has no categories.");
        }
    }

    /** What people call a category: what somebody said, else the name as it stands. */
    public Text category(String name) {
        return categories.getOrDefault(name, new Text(name, name));
    }
}
