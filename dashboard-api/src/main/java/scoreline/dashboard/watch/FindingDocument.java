package scoreline.dashboard.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftImpact;
import scoreline.wire.DriftOfCategories;
import scoreline.wire.DriftOfNumbers;
import scoreline.wire.DriftRate;
import scoreline.wire.DriftRates;

/**
 * What is found of one thing. Figures that are not finite are null.
 *
 * @param name feature of the catalogue; {@code probability_of_default}; {@code decisions}
 * @param label what people call it
 * @param severity NONE, WATCH or ALERT: by how far it moved and what that does to the score
 * @param verdict OK, WATCH, DRIFT or INSUFFICIENT_DATA; over time in revision 0
 * @param since end of the window in which the episode that runs was found, UTC; null where none runs
 * @param rows decisions that tell of it
 * @param p the chance of as large a difference where nothing changed
 * @param adjustedP the same, given how many things are looked at (Benjamini and Hochberg)
 * @param effect stability index less what chance makes of it, nats
 * @param stabilityIndex over all cells, nats
 * @param stabilityCritical what the index reaches by chance in one window of twenty, nats
 * @param jensenShannon distance to base 2, 0 to 1
 * @param largestGap largest difference of a cell's shares, 0 to 1
 * @param largestGapBeyondNoise what of it chance does not explain
 * @param ordered how numbers lie; null for categories
 * @param unordered how categories lie; null for numbers
 * @param rates decisions outside the feature's own cells; null for the score and the decisions
 * @param impact what it does to the score; null where nobody can say
 * @param counts decisions by cell of the drift reference, the five reserved cells first; of the decisions by outcome
 * @param sentence what moved, by how much, and whether it matters
 */
public record FindingDocument(
        String name,
        String label,
        String severity,
        String verdict,
        @Nullable Instant since,
        long rows,
        @Nullable Double p,
        @Nullable Double adjustedP,
        @Nullable Double effect,
        @Nullable Double stabilityIndex,
        @Nullable Double stabilityCritical,
        @Nullable Double jensenShannon,
        @Nullable Double largestGap,
        @Nullable Double largestGapBeyondNoise,
        @Nullable OfNumbers ordered,
        @Nullable OfCategories unordered,
        @Nullable Rates rates,
        @Nullable Impact impact,
        List<Long> counts,
        String sentence) {

    /**
     * The values that are there, missing ones and sentinels apart.
     *
     * @param kolmogorovSmirnov largest difference of cumulative shares, 0 to 1
     * @param kolmogorovSmirnovP too large on few cells
     * @param wasserstein how far values must be carried, in the feature's unit
     * @param wassersteinSigmas the same over the standard deviation in training
     * @param referenceMean in training, in the feature's unit
     * @param liveMean in the window
     */
    public record OfNumbers(
            @Nullable Double cramerVonMises,
            @Nullable Double cramerVonMisesP,
            @Nullable Double kolmogorovSmirnov,
            @Nullable Double kolmogorovSmirnovP,
            @Nullable Double wasserstein,
            @Nullable Double wassersteinSigmas,
            @Nullable Double referenceMean,
            @Nullable Double liveMean) {
        private static @Nullable OfNumbers of(@Nullable DriftOfNumbers told) {
            return told == null
                    ? null
                    : new OfNumbers(
                            Finite.of(told.getCramerVonMises()),
                            Finite.of(told.getCramerVonMisesP()),
                            Finite.of(told.getKolmogorovSmirnov()),
                            Finite.of(told.getKolmogorovSmirnovP()),
                            Finite.of(told.getWasserstein()),
                            Finite.of(told.getWassersteinSigmas()),
                            Finite.of(told.getReferenceMean()),
                            Finite.of(told.getLiveMean()));
        }
    }

    /** Chi-squared of two samples, sparse cells merged. */
    public record OfCategories(
            @Nullable Double chiSquared,
            int degrees,
            @Nullable Double chiSquaredP) {
        private static @Nullable OfCategories of(@Nullable DriftOfCategories told) {
            return told == null
                    ? null
                    : new OfCategories(
                            Finite.of(told.getChiSquared()), told.getDegrees(), Finite.of(told.getChiSquaredP()));
        }
    }

    /**
     * Decisions outside the feature's own cells, compared with training.
     *
     * @param unseen of a category that training never saw, or too rarely to list
     * @param below the smallest value of training
     * @param above the largest value of training
     * @param sentinel of a value that means none
     */
    public record Rates(Rate missing, Rate unseen, Rate below, Rate above, Rate sentinel) {
        private static @Nullable Rates of(@Nullable DriftRates told) {
            return told == null
                    ? null
                    : new Rates(
                            Rate.of(told.getMissing()),
                            Rate.of(told.getUnseen()),
                            Rate.of(told.getBelow()),
                            Rate.of(told.getAbove()),
                            Rate.of(told.getSentinel()));
        }
    }

    /**
     * A share then and now.
     *
     * @param reference in training, 0 to 1
     * @param live in the window, 0 to 1
     * @param z of two proportions; positive when it became more frequent
     * @param p Fisher's exact one
     */
    public record Rate(
            @Nullable Double reference,
            @Nullable Double live,
            @Nullable Double z,
            @Nullable Double p) {
        private static Rate of(DriftRate told) {
            return new Rate(
                    Finite.of(told.getReference()),
                    Finite.of(told.getLive()),
                    Finite.of(told.getZ()),
                    Finite.of(told.getP()));
        }
    }

    /**
     * What it does to the score.
     *
     * @param importance the feature's part in all contributions in training, 0 to 1
     * @param logOdds by how much the mean score moves on its account; positive raises the risk where measured
     * @param measured by the window's own contributions; else guessed from the effect, and without sign
     */
    public record Impact(
            @Nullable Double importance, @Nullable Double logOdds, boolean measured) {
        private static @Nullable Impact of(@Nullable DriftImpact told) {
            return told == null
                    ? null
                    : new Impact(Finite.of(told.getImportance()), Finite.of(told.getLogOdds()), told.getMeasured());
        }
    }

    static FindingDocument of(DriftFinding told, Language language) {
        return new FindingDocument(
                told.getName(),
                language.of(told.getLabelEn(), told.getLabelFr()),
                told.getSeverity().name(),
                told.getVerdict().name(),
                told.getSince(),
                told.getRows(),
                Finite.of(told.getP()),
                Finite.of(told.getAdjustedP()),
                Finite.of(told.getEffect()),
                Finite.of(told.getStabilityIndex()),
                Finite.of(told.getStabilityCritical()),
                Finite.of(told.getJensenShannon()),
                Finite.of(told.getLargestGap()),
                Finite.of(told.getLargestGapBeyondNoise()),
                OfNumbers.of(told.getOrdered()),
                OfCategories.of(told.getUnordered()),
                Rates.of(told.getRates()),
                Impact.of(told.getImpact()),
                told.getCounts(),
                language.of(told.getSentenceEn(), told.getSentenceFr()));
    }
}
