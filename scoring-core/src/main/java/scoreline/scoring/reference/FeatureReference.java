package scoreline.scoring.reference;

import java.util.List;

/// One feature's population at training time.
///
/// @param feature its name
/// @param cells its frozen cells
/// @param counts training rows by cell, shape (cells.size()), the reserved cells first
public record FeatureReference(String feature, Cells cells, List<Long> counts) {
    public FeatureReference {
        counts = List.copyOf(counts);
        if (counts.size() != cells.size()) {
            throw new IllegalArgumentException(
                    "the reference of " + feature + " has " + counts.size() + " counts for " + cells.size() + " cells");
        }
        if (counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("the reference of " + feature + " has a negative count");
        }
    }
}
