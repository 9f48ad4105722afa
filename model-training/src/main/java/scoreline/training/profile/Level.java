package scoreline.training.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Applications with one value of a category, or of a number that takes few.
///
/// @param value null for all others together
/// @param values how many values these are: 1, or the number of the others
public record Level(@Nullable String value, int values, Outcomes outcomes) {

    private static final int MOST = 12;

    /// The most frequent; those with fewer than 20 applications are never told by themselves.
    ///
    /// @param counts by value: applications, and defaults among them
    static List<Level> of(Map<String, long[]> counts) {
        List<Map.Entry<String, long[]>> ordered = counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> entry) -> -entry.getValue()[0])
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<Level> levels = new ArrayList<>();
        long rows = 0;
        long defaults = 0;
        int others = 0;
        for (var entry : ordered) {
            long[] count = entry.getValue();
            if (count[0] >= Outcomes.FEWEST && levels.size() < MOST) {
                levels.add(new Level(entry.getKey(), 1, Outcomes.of(count[0], count[1])));
            } else {
                rows += count[0];
                defaults += count[1];
                others++;
            }
        }
        if (others > 0) {
            levels.add(new Level(null, others, Outcomes.of(rows, defaults)));
        }
        return List.copyOf(levels);
    }
}
