package scoreline.drift.verdict;

import java.util.Optional;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Reference;

/// What windows are held against.
///
/// @param behaviour what a model made of the reference's rows; without it nobody can say what a change does to
///     the score
public record Baseline(Catalogue catalogue, Reference reference, Optional<Behaviour> behaviour) {
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

    /** A table's population alone: no model, no scores. */
    public static Baseline ofTable(Catalogue catalogue, Reference reference) {
        return new Baseline(catalogue, reference, Optional.empty());
    }
}
