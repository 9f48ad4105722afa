package scoreline.scoring.bundle;

import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Reference;

/** What `reference.json` holds. */
record TrainingReference(Reference population, Behaviour behaviour) {

    /// @throws IllegalArgumentException when behaviour, population and catalogue are not of the same features and
    ///     rows
    TrainingReference requireFits(Catalogue catalogue) {
        behaviour.requireFits(catalogue, population);
        return this;
    }
}
