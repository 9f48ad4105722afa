package scoreline.dashboard.population;

import org.jspecify.annotations.Nullable;

/**
 * What values a cell holds.
 *
 * @param lower from here on; null where it has no lower end, or holds no numbers
 * @param upper up to, and without, here; the last interval holds its upper end too; null where it has none, or holds no numbers
 * @param category its name; null where it holds numbers or more than one category
 */
public record Span(
        Kind kind,
        @Nullable Float lower,
        @Nullable Float upper,
        @Nullable String category) {

    public enum Kind {
        /** Numbers below the first interval. */
        BELOW,
        INTERVAL,
        /** Numbers above the last interval. */
        ABOVE,
        CATEGORY,
        /** The rarer categories together, where there are more than can be shown. */
        OTHER,
        /** Categories that training never saw. */
        UNSEEN,
        /** The field holds a number that stands for "none". */
        SENTINEL,
        MISSING
    }

    static Span of(Kind kind) {
        return new Span(kind, null, null, null);
    }

    static Span interval(float lower, float upper) {
        return new Span(Kind.INTERVAL, lower, upper, null);
    }

    static Span below(float lowest) {
        return new Span(Kind.BELOW, null, lowest, null);
    }

    static Span above(float highest) {
        return new Span(Kind.ABOVE, highest, null, null);
    }

    static Span category(String name) {
        return new Span(Kind.CATEGORY, null, null, name);
    }
}
