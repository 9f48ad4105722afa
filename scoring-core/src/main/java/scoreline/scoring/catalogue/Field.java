package scoreline.scoring.catalogue;

import java.util.List;

/// A column of the application, as the lender's system writes it.
///
/// @param mandatory an application without it is rejected
/// @param sentinels numbers that stand for "not known" or "does not apply"; formulas read them as missing
/// @param protectedAttribute kept to check that decisions are fair
/// @param unit such as `currency`, `days`, `count`, `flag`, `normalised`, `category`
public record Field(
        String name,
        Kind kind,
        boolean mandatory,
        List<Double> sentinels,
        boolean protectedAttribute,
        Availability availability,
        Text label,
        String unit) {

    public enum Kind {
        NUMBER,
        CATEGORY
    }

    public Field {
        sentinels = List.copyOf(sentinels);
        if (kind == Kind.CATEGORY && !sentinels.isEmpty()) {
            throw new UnusableCatalogue("the field " + name + " is a category and has no sentinels.");
        }
    }
}
