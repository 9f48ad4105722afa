package scoreline.scoring.catalogue;

import org.jspecify.annotations.Nullable;

/** One application's values in field order. Holds the arrays it is given; whoever made it no longer writes to them. */
public final class Row {

    private final double[] numbers;
    private final @Nullable String[] texts;
    private final double[] aggregates;

    /// @param numbers shape (fields); NaN is missing, sentinels are still in there
    /// @param texts shape (fields); null is missing
    public Row(double[] numbers, @Nullable String[] texts) {
        this(numbers, texts, new double[0]);
    }

    private Row(double[] numbers, @Nullable String[] texts, double[] aggregates) {
        if (numbers.length != texts.length) {
            throw new IllegalArgumentException(
                    "a row has as many numbers as texts, was " + numbers.length + " and " + texts.length);
        }
        this.numbers = numbers;
        this.texts = texts;
        this.aggregates = aggregates;
    }

    /// The same application with a past.
    ///
    /// @param aggregates shape (the catalogue's aggregates); NaN is missing
    public Row with(double[] aggregates) {
        return new Row(numbers, texts, aggregates);
    }

    /** NaN where missing, and for a category field. */
    public double number(int field) {
        return numbers[field];
    }

    /** Null where missing, and for a number field. */
    public @Nullable String text(int field) {
        return texts[field];
    }

    /** NaN where missing; a row that was given no past has none to ask for. */
    public double aggregate(int aggregate) {
        return aggregates[aggregate];
    }
}
