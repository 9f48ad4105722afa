package scoreline.scoring.bundle;

import org.jspecify.annotations.Nullable;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Segments;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Reference;

/// What `reference.json` holds.
///
/// @param segments null where the catalogue names none, and in bundles from before there were any
record TrainingReference(
        Reference population, Behaviour behaviour, @Nullable Segments segments) {

    /// @throws IllegalArgumentException when behaviour, population and catalogue are not of the same features and
    ///     rows
    TrainingReference requireFits(Catalogue catalogue) {
        behaviour.requireFits(catalogue, population);
        if (segments != null) {
            segments.requireFits(catalogue, population);
        }
        return this;
    }
}
