package scoreline.monitor.population;

import java.util.HashMap;
import java.util.Map;
import scoreline.drift.verdict.Baseline;
import scoreline.scoring.catalogue.Catalogue;

/// Parts of a bundle's decisions that are watched by themselves, each against its own past: held against
/// everybody's, a segment would always have moved.
///
/// @param feature of the catalogue, whose cells are categories
/// @param baselines by category; in the cells of the bundle's reference
public record Segments(String feature, Map<String, Baseline> baselines) {
    public Segments {
        baselines = Map.copyOf(baselines);
    }

    static Segments of(Catalogue catalogue, scoreline.scoring.behaviour.Segments trained) {
        var baselines = new HashMap<String, Baseline>();
        trained.parts().forEach((category, part) -> baselines.put(category, Baseline.ofPart(catalogue, part)));
        return new Segments(trained.feature(), baselines);
    }
}
