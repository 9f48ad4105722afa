package scoreline.training.interpretation;

import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.tree.Ensemble;

/// A model as it decides.
///
/// @param threshold probability of default from which an application is refused, in (0, 1)
public record DecidingModel(
        Catalogue catalogue, RowEncoder encoder, Ensemble ensemble, Calibration calibration, double threshold) {

    /** Whether any tree asks for a feature. */
    boolean splits(int feature) {
        return ensemble.cutPoints(feature).length > 0;
    }
}
