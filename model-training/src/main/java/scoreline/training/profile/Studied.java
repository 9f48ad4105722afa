package scoreline.training.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field looked at.
///
/// @param ranks of a number; null for a category
record Studied(
        FieldProfile profile,
        List<Suspect> suspects,
        @Nullable Ranks ranks) {}
