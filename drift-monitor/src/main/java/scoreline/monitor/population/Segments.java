package scoreline.monitor.population;

import java.util.Map;
import scoreline.drift.verdict.Baseline;

/// Parts of a bundle's decisions that are watched by themselves, each against its own past: held against
/// everybody's, a segment would always have moved.
///
/// @param feature of the catalogue, whose cells are categories
/// @param baselines by category; in the cells of the bundle's reference
public record Segments(String feature, Map<String, Baseline> baselines) {
    public Segments {
        baselines = Map.copyOf(baselines);
    }
}
