package scoreline.scoring.catalogue;

import org.jspecify.annotations.Nullable;

/** One application's values in field order. Holds the arrays it is given; whoever made it no longer writes to them. */
public final class Row {

    private final double[] numbers;
    private final @Nullable String[] texts;

    /// @param numbers shape (fields); NaN is missing, sentinels are still in there
    /// @param texts shape (fields); null is missing
    public Row(double[] numbers, @Nullable String[] texts) {
        if (numbers.length != texts.length) {
            throw new IllegalArgumentException(
                    "a row has as many numbers as texts, was " + numbers.length + " and " + texts.length);
        }
        this.numbers = numbers;
        this.texts = texts;
    }

    /** NaN where missing, and for a category field. */
    public double number(int field) {
        return numbers[field];
    }

    /** Null where missing, and for a number field. */
    public @Nullable String text(int field) {
        return texts[field];
    }
}
