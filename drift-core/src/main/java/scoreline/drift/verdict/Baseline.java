package scoreline.drift.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.behaviour.Segments;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Reference;

/// What windows are held against.
///
/// @param behaviour what a model made of the reference's rows; without it nobody can say what a change does to
///     the score
public record Baseline(Catalogue catalogue, Reference reference, Optional<Behaviour> behaviour) {

    /** As many as one look takes in. */
    private static final int LEADING = 20;

    public Baseline {
        int features = catalogue.features().size();
        if (reference.features().size() != features) {
            throw new IllegalArgumentException(
                    "the reference has " + reference.features().size() + " features, the catalogue " + features);
        }
        for (int f = 0; f < features; f++) {
            String named = reference.features().get(f).feature();
            if (!named.equals(catalogue.features().get(f).name())) {
                throw new IllegalArgumentException("the reference names " + named + " where the catalogue has "
                        + catalogue.features().get(f).name());
            }
        }
        if (reference.rows() == 0) {
            throw new IllegalArgumentException("the reference has no rows");
        }
        behaviour.ifPresent(known -> known.requireFits(catalogue, reference));
    }

    /** The population a bundle was trained on, and what its model made of it. */
    public static Baseline of(Bundle bundle) {
        return new Baseline(bundle.catalogue(), bundle.reference(), Optional.of(bundle.behaviour()));
    }

    /** A part of such a population, in the cells of the whole. */
    public static Baseline ofPart(Catalogue catalogue, Segments.Part part) {
        return new Baseline(catalogue, part.population(), Optional.of(part.behaviour()));
    }

    /** A table's population alone: no model, no scores. */
    public static Baseline ofTable(Catalogue catalogue, Reference reference) {
        return new Baseline(catalogue, reference, Optional.empty());
    }

    /// The features that moved the score most in training, the first most, at most 20; none without a model.
    public List<String> leading() {
        return behaviour.stream()
                .<Influence.OfFeature>flatMap(known -> known.influence().features().stream())
                .filter(feature -> feature.meanAbsolute() > 0)
                .sorted(Comparator.comparingDouble(feature -> -feature.meanAbsolute()))
                .limit(LEADING)
                .map(Influence.OfFeature::feature)
                .toList();
    }
}
