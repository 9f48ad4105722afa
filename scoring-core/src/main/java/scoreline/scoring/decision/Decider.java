package scoreline.scoring.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.CutPoints;
import scoreline.scoring.tree.Ensemble;

/** Scores, explains and decides one application. Immutable, shareable between threads. */
public final class Decider {

    private final RowEncoder encoder;
    private final Ensemble ensemble;
    private final Explainer explainer;
    private final CutPoints cutPoints;
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
        this.ensemble = ensemble;
        this.explainer = new Explainer(ensemble);
        this.cutPoints = new CutPoints(ensemble);
        this.calibration = calibration;
        this.policy = policy;
        this.binning = new Binning(catalogue, reference);
        this.reasons = new Reasons(catalogue, encoder, baseline);
    }

    /** What the model can tell apart in each feature. */
    public CutPoints cutPoints() {
        return cutPoints;
    }

    /** Of an applicant who never applied before. */
    public Decision decide(Row row) {
        return decide(row, Velocity.NONE);
    }

    public Decision decide(Row row, Velocity velocity) {
        return decide(row, velocity, Map.of());
    }

    /// Of an application some of whose features are not computed but known, such as those of a past that is not at
    /// hand.
    ///
    /// @param known by the feature's position, as a reason quotes it; NaN is missing
    public Decision decide(Row row, Velocity velocity, Map<Integer, Double> known) {
        float[] features = features(row, known);
        var contributions = new float[features.length];
        float margin = explainer.explain(features, contributions);
        return decide(row, velocity, new Explained(features, margin, contributions), known);
    }

    /// What would be decided, without why: to the bits of [#decide(Row, Velocity, Map)], of which it is a part.
    ///
    /// @param known as there
    public Verdict verdict(Row row, Velocity velocity, Map<Integer, Double> known) {
        return verdict(ensemble.margin(features(row, known)), velocity);
    }

    private float[] features(Row row, Map<Integer, Double> known) {
        float[] features = encoder.encode(row);
        known.forEach((feature, value) -> features[feature] = RowEncoder.narrow(value));
        return features;
    }

    /// Explains many rows in less time than one by one, to the same bits.
    ///
    /// @return one for each row, in their order
    public List<Explained> explain(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        float[][] features = rows.stream().map(encoder::encode).toArray(float[][]::new);
        int width = features[0].length;
        var all = new float[features.length * width];
        for (int i = 0; i < features.length; i++) {
            System.arraycopy(features[i], 0, all, i * width, width);
        }
        var margins = new float[features.length];
        var contributions = new float[all.length];
        explainer.explain(all, margins, contributions);
        return IntStream.range(0, features.length)
                .mapToObj(i -> new Explained(
                        features[i], margins[i], Arrays.copyOfRange(contributions, i * width, (i + 1) * width)))
                .toList();
    }

    /** Decides what is explained already. */
    public Decision decide(Row row, Velocity velocity, Explained explained) {
        return decide(row, velocity, explained, Map.of());
    }

    private Decision decide(Row row, Velocity velocity, Explained explained, Map<Integer, Double> known) {
        return new Decision(
                verdict(explained.margin(), velocity),
                explainer.bias(),
                explained.contributions(),
                explained.features(),
                binning.of(row, explained.features()),
                reasons.of(row, known, explained.contributions()));
    }

    private Verdict verdict(float margin, Velocity velocity) {
        double probability = calibration.probability(margin);
        return new Verdict(
                margin,
                probability,
                policy.scale().points(probability),
                policy.outcome(probability, velocity),
                policy.threshold());
    }
}
