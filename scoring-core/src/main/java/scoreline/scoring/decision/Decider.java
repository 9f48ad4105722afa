package scoreline.scoring.decision;

import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/** Scores, explains and decides one application. Immutable, shareable between threads. */
public final class Decider {

    private final RowEncoder encoder;
    private final Explainer explainer;
    private final Calibration calibration;
    private final Policy policy;
    private final Binning binning;
    private final Reasons reasons;

    public Decider(
            Catalogue catalogue,
            RowEncoder encoder,
            Ensemble ensemble,
            Calibration calibration,
            Policy policy,
            Reference reference,
            ReasonBaseline baseline) {
        this.encoder = encoder;
        this.explainer = new Explainer(ensemble);
        this.calibration = calibration;
        this.policy = policy;
        this.binning = new Binning(catalogue, reference);
        this.reasons = new Reasons(catalogue, encoder, baseline);
    }

    /** Of an applicant who never applied before. */
    public Decision decide(Row row) {
        return decide(row, Velocity.NONE);
    }

    public Decision decide(Row row, Velocity velocity) {
        float[] features = encoder.encode(row);
        var contributions = new float[features.length];
        float margin = explainer.explain(features, contributions);
        double probability = calibration.probability(margin);
        return new Decision(
                margin,
                probability,
                policy.scale().points(probability),
                policy.outcome(probability, velocity),
                policy.threshold(),
                explainer.bias(),
                contributions,
                features,
                binning.of(row, features),
                reasons.of(row, contributions));
    }
}
