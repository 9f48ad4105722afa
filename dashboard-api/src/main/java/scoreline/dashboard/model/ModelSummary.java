package scoreline.dashboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.population.Decided;

/**
 * A bundle at hand, or one that decided something.
 *
 * @param atHand whether it can be asked about here
 * @param serving whether it scores what is asked for by request
 * @param decisions made, those of people who were forgotten not among them; as the next three
 * @param approved those of them to approve
 * @param reviewed those of them to review
 * @param refused those of them to refuse
 * @param firstSubmittedAt when the first of these applications was submitted, UTC; null where it decided nothing
 * @param lastSubmittedAt when the last was
 */
public record ModelSummary(
        BundleName bundle,
        boolean atHand,
        boolean serving,
        long decisions,
        long approved,
        long reviewed,
        long refused,
        @Nullable Instant firstSubmittedAt,
        @Nullable Instant lastSubmittedAt) {

    static ModelSummary of(BundleName bundle, Bundles bundles, Decided decided) {
        return new ModelSummary(
                bundle,
                bundles.find(bundle.sha256()).isPresent(),
                bundles.serving().sha256().equals(bundle.sha256()),
                decided.approved() + decided.reviewed() + decided.refused(),
                decided.approved(),
                decided.reviewed(),
                decided.refused(),
                decided.first().orElse(null),
                decided.last().orElse(null));
    }
}
