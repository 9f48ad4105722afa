package scoreline.scoring.encoding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a category is worth to the model: the default rate of its applicants at training time, drawn towards the
/// overall rate where they were few.
///
/// @param field the category field
/// @param prior default rate of all training rows, in [0, 1]; what an unseen category is worth
/// @param values smoothed default rate by category, each in [0, 1]
public record CategoryEncoding(String field, float prior, Map<String, Float> values) {
    public CategoryEncoding {
        requireShare(field, prior);
        values = Map.copyOf(values);
        values.values().forEach(value -> requireShare(field, value));
    }

    /// @param category null is missing
    /// @return in [0, 1]; NaN for a missing category
    public float of(@Nullable String category) {
        return category == null ? Float.NaN : values.getOrDefault(category, prior);
    }

    private static void requireShare(String field, float value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("the encoding of " + field + " must lie in [0, 1], was " + value);
        }
    }
}
