package scoreline.monitor.topology;

import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.PrimitivesArrays;
import scoreline.drift.histogram.WindowCounts;
import scoreline.monitor.sums.Stretch;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.CreditDecision;

/** Of a decision, what is counted. */
final class Countable {
    private final byte[] bins;
    private final float[] contributions;
    private final float margin;
    private final double probability;
    private final Outcome outcome;

    private Countable(byte[] bins, float[] contributions, float margin, double probability, Outcome outcome) {
        this.bins = bins;
        this.contributions = contributions;
        this.margin = margin;
        this.probability = probability;
        this.outcome = outcome;
    }

    static Countable of(CreditDecision decision) {
        var buffer = decision.getBins().duplicate();
        var bins = new byte[buffer.remaining()];
        buffer.get(bins);
        return new Countable(
                bins,
                floats(decision.getContributions()),
                decision.getMargin(),
                decision.getProbabilityOfDefault(),
                switch (decision.getOutcome()) {
                    case APPROVE -> Outcome.APPROVE;
                    case REVIEW -> Outcome.REVIEW;
                    case REFUSE -> Outcome.REFUSE;
                });
    }

    private static float[] floats(List<Float> values) {
        var floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            // As Avro reads them, no number is an object yet.
            floats[i] = values instanceof PrimitivesArrays.FloatArray array ? array.getFloat(i) : values.get(i);
        }
        return floats;
    }

    /** Cells of the drift reference, shape (features); the caller must not change them. */
    byte[] bins() {
        return bins;
    }

    /// Alone in its ten seconds of event time.
    Stretch stretch(Instant submitted) {
        return Stretch.of(submitted, probability, outcome == Outcome.REFUSE);
    }

    /// @throws IllegalArgumentException when it does not fit the reference; nothing is counted then
    void countInto(WindowCounts counts) {
        counts.count(bins, contributions, margin, probability, outcome);
    }
}
