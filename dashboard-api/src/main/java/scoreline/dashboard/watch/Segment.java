package scoreline.dashboard.watch;

import org.jspecify.annotations.Nullable;

/**
 * A part of a bundle's decisions, watched by itself.
 *
 * @param feature of the catalogue
 * @param category of that feature
 */
public record Segment(String feature, String category) {
    static @Nullable Segment of(@Nullable String feature, @Nullable String category) {
        return feature == null || category == null ? null : new Segment(feature, category);
    }
}
