package scoreline.dashboard.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.decision.DecisionDocument;
import scoreline.dashboard.decision.DecisionDocument.BundleName;
import scoreline.dashboard.decision.DecisionDocument.Reason;
import scoreline.dashboard.explanation.Case;
import scoreline.dashboard.explanation.Explaining;
import scoreline.dashboard.explanation.Explanation;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.CreditDecision;
import scoreline.wire.ReasonDirection;

/** What was scored on request; nothing of it is kept. */
@Schema(oneOf = {Scored.Simulated.class, Scored.WhatIf.class})
public sealed interface Scored {
    /**
     * A decision as the stream would make it on somebody without a past, to the last bit.
     *
     * @param simulated always true: nobody was decided on
     * @param language of the words, {@code en} or {@code fr}
     * @param decided the decision in words
     * @param against what speaks against the application, the strongest first; at most four
     * @param favour what speaks for it, the strongest first; at most four
     */
    record Simulated(
            boolean simulated,
            DecisionDocument decision,
            String language,
            Explanation.Decided decided,
            List<Explanation.Reason> against,
            List<Explanation.Reason> favour)
            implements Scored {
        static Simulated of(CreditDecision decision, Bundle bundle, Language language) {
            var explaining = new Explaining(new Case(decision, bundle, Optional.empty()), language);
            return new Simulated(
                    true,
                    DecisionDocument.of(decision),
                    language.code(),
                    explaining.decided(),
                    explaining.reasons(ReasonDirection.AGAINST),
                    explaining.reasons(ReasonDirection.FOR));
        }

        /** Says nothing of it: it is personal data. */
        @Override
        public String toString() {
            return "Simulated";
        }
    }

    /**
     * What would have been decided.
     *
     * @param simulated always true: nothing of the decision changes
     * @param asOf when the applicant applied, UTC: days and the past count to there
     * @param bundle that decided here
     * @param before without the changes; of the bundle that decided, the decision as it stands
     * @param after with the changes
     * @param difference after less before
     * @param bias base value in log-odds: with all contributions it makes the margin
     * @param contributions after the changes: exact Shapley values in log-odds, in the order of the bundle's features
     * @param featureValues after the changes: what the model saw, in the same order; null is missing
     * @param reasons after the changes
     * @param held features of the applicant's past that kept the decision's value, by name
     * @param wouldHaveMoved those of them that read a changed field too: their part of the change is not known
     */
    record WhatIf(
            boolean simulated,
            String applicantId,
            String applicationId,
            Instant asOf,
            BundleName bundle,
            Figures before,
            Figures after,
            Difference difference,
            float bias,
            List<Float> contributions,
            List<@Nullable Float> featureValues,
            List<Reason> reasons,
            List<String> held,
            List<String> wouldHaveMoved)
            implements Scored {
        /** Says nothing of it: it is personal data. */
        @Override
        public String toString() {
            return "WhatIf";
        }
    }

    /**
     * What a decision comes to.
     *
     * @param margin uncalibrated log-odds of default
     * @param probabilityOfDefault calibrated, 0 to 1
     * @param points credit points, the more the better
     * @param outcome {@code APPROVE}, {@code REVIEW} or {@code REFUSE}
     * @param threshold probability from which an application is refused
     * @param policyRule what changed the outcome; null where the probability alone decides
     */
    record Figures(
            float margin,
            double probabilityOfDefault,
            int points,
            String outcome,
            double threshold,
            @Nullable String policyRule) {}

    /**
     * What the changes do.
     *
     * @param margin log-odds
     * @param probabilityOfDefault −1 to 1
     * @param points credit points
     * @param outcomeChanged whether another outcome follows
     */
    record Difference(float margin, double probabilityOfDefault, int points, boolean outcomeChanged) {
        static Difference between(Figures before, Figures after) {
            return new Difference(
                    after.margin() - before.margin(),
                    after.probabilityOfDefault() - before.probabilityOfDefault(),
                    after.points() - before.points(),
                    !after.outcome().equals(before.outcome()));
        }
    }
}
