package scoreline.scoring.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one application, and why: a pure function of the application, its applicant's velocity and the bundle.
 * Immutable.
 */
public final class Decision {

    private final Verdict verdict;
    private final float bias;
    private final float[] contributions;
    private final float[] featureValues;
    private final byte[] bins;
    private final List<Reason> reasons;

    Decision(
            Verdict verdict,
            float bias,
            float[] contributions,
            float[] featureValues,
            byte[] bins,
            List<Reason> reasons) {
        this.verdict = verdict;
        this.bias = bias;
        this.contributions = contributions;
        this.featureValues = featureValues;
        this.bins = bins;
        this.reasons = List.copyOf(reasons);
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Uncalibrated log-odds of default, bit-equal to XGBoost's. */
    public float margin() {
        return verdict.margin();
    }

    /** Calibrated, in [0, 1]. */
    public double probabilityOfDefault() {
        return verdict.probabilityOfDefault();
    }

    /** Credit points, the more the better. */
    public int points() {
        return verdict.points();
    }

    public Outcome outcome() {
        return verdict.ruling().outcome();
    }

    /** The rule that changed the outcome; null where the probability alone decides. */
    public @Nullable Rule rule() {
        return verdict.ruling().rule();
    }

    /** Probability of default from which an application is refused. */
    public double threshold() {
        return verdict.threshold();
    }

    /** Base value, log-odds: bias + sum of contributions = margin, up to rounding. */
    public float bias() {
        return bias;
    }

    /** Exact Shapley values in log-odds, catalogue order, shape (features); the caller must not change them. */
    public float[] contributions() {
        return contributions;
    }

    /** What the model saw, catalogue order, shape (features); NaN is missing; the caller must not change them. */
    public float[] featureValues() {
        return featureValues;
    }

    /** Cells of the drift reference, catalogue order, shape (features); the caller must not change them. */
    public byte[] bins() {
        return bins;
    }

    /** At most four against and four for, in this order, the strongest first. */
    public List<Reason> reasons() {
        return reasons;
    }
}
