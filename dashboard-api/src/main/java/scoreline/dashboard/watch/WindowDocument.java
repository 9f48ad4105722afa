package scoreline.dashboard.watch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;
import scoreline.wire.DriftAssociations;
import scoreline.wire.DriftEstimate;
import scoreline.wire.DriftEstimated;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftVolume;

/**
 * Everything that is reported of a window. Figures that are not finite are null.
 *
 * @param closedBy why it was first reported: OTHER, WATERMARK, IDLE or END_OF_INPUT
 * @param meanMargin mean of the uncalibrated log-odds of default
 * @param meanProbability mean of the calibrated probability of default
 * @param detectableShift the shift of one feature that a window of this size shows in four of five cases, in standard deviations
 * @param leading the features that moved the score most in training, the first most
 * @param findings features in catalogue order, then the score, then the decisions
 * @param attribution why the mean score moved; null where nothing was decided or the bundle knows no contributions
 * @param associations whether features go together as they did; null where the bundle follows no pairs
 * @param estimated how good the decisions are expected to be, before any outcome is known; null where nobody can say
 * @param volume beside the windows before; null where there was none
 */
public record WindowDocument(
        WindowSummary window,
        String closedBy,
        Outcomes outcomes,
        @Nullable Double meanMargin,
        @Nullable Double meanProbability,
        @Nullable Double detectableShift,
        List<String> leading,
        List<FindingDocument> findings,
        @Nullable Waterfall attribution,
        @Nullable Associations associations,
        @Nullable Estimated estimated,
        @Nullable Volume volume) {

    /** How many decisions of each kind. */
    public record Outcomes(long approved, long reviewed, long refused) {}

    /**
     * Why the mean margin moved. Arithmetic, chance included: margin = reference margin + all parts + remainder, log-odds of default.
     *
     * @param referenceMargin mean over the training rows
     * @param margin mean of the window
     * @param moved the one less the other; positive raises the risk
     * @param parts every feature, the greatest part first, whichever its sign
     * @param remainder what rounding leaves
     * @param ranking whether features still rank by importance as in training: 0 to 1, 1 is the same order
     */
    public record Waterfall(
            @Nullable Double referenceMargin,
            @Nullable Double margin,
            @Nullable Double moved,
            List<Part> parts,
            @Nullable Double remainder,
            @Nullable Double ranking,
            String sentence) {

        /**
         * What one feature did to the mean margin.
         *
         * @param logOdds its mean contribution in the window less that in training; positive raises the risk
         */
        public record Part(
                String feature, String label, @Nullable Double logOdds) {}

        private static @Nullable Waterfall of(DriftReport report, Language language) {
            var told = report.getAttribution();
            if (told == null) {
                return null;
            }
            var labels = labels(report, language);
            return new Waterfall(
                    Finite.of(told.getReferenceMargin()),
                    Finite.of(told.getMargin()),
                    Finite.of(told.getMoved()),
                    told.getParts().stream()
                            .map(part -> new Part(
                                    part.getFeature(),
                                    labels.getOrDefault(part.getFeature(), part.getFeature()),
                                    Finite.of(part.getLogOdds())))
                            .toList(),
                    Finite.of(told.getRemainder()),
                    Finite.of(told.getRanking()),
                    language.of(told.getSentenceEn(), told.getSentenceFr()));
        }

        private static Map<String, String> labels(DriftReport report, Language language) {
            return report.getFindings().stream()
                    .collect(Collectors.toMap(
                            DriftFinding::getName,
                            finding -> language.of(finding.getLabelEn(), finding.getLabelFr()),
                            (first, _) -> first));
        }
    }

    /**
     * Whether the features that move the score most go together as they did.
     *
     * @param severity NONE, WATCH or ALERT, of the pair that changed most
     * @param p the chance of as large a change of some pair where nothing changed (Simes)
     * @param effect of the greatest change among those that are sure, nats
     * @param pairs of which a window of so many rows tells something
     * @param moved those that went together otherwise, the greatest change first
     */
    public record Associations(
            String severity,
            String verdict,
            @Nullable Double p,
            @Nullable Double adjustedP,
            @Nullable Double effect,
            int pairs,
            List<Pair> moved,
            String sentence) {

        /**
         * Two features, and the correlation of the normal scores of their cells.
         *
         * @param reference in training, -1 to 1
         * @param live in the window, -1 to 1
         */
        public record Pair(
                String one,
                String other,
                @Nullable Double reference,
                @Nullable Double live,
                @Nullable Double p,
                @Nullable Double adjustedP) {}

        private static @Nullable Associations of(@Nullable DriftAssociations told, Language language) {
            return told == null
                    ? null
                    : new Associations(
                            told.getSeverity().name(),
                            told.getVerdict().name(),
                            Finite.of(told.getP()),
                            Finite.of(told.getAdjustedP()),
                            Finite.of(told.getEffect()),
                            told.getPairs(),
                            told.getMoved().stream()
                                    .map(pair -> new Pair(
                                            pair.getOne(),
                                            pair.getOther(),
                                            Finite.of(pair.getReference()),
                                            Finite.of(pair.getLive()),
                                            Finite.of(pair.getP()),
                                            Finite.of(pair.getAdjustedP())))
                                    .toList(),
                            language.of(told.getSentenceEn(), told.getSentenceFr()));
        }
    }

    /**
     * From the calibrated probabilities alone, never measured.
     *
     * @param defaultRate share that would default, were all granted
     * @param auc how well the scores tell defaults from repayments, 0.5 to 1
     * @param kolmogorovSmirnov largest difference of defaults and repayments above a score
     * @param precision share of the refused that would default; null where none is refused
     * @param recall share of all defaults that are refused
     * @param cost of a decision, in refusals of a good applicant
     */
    public record Estimated(
            Estimate defaultRate,
            Estimate auc,
            Estimate kolmogorovSmirnov,
            @Nullable Estimate precision,
            Estimate recall,
            Estimate cost,
            String sentence) {

        private static @Nullable Estimated of(@Nullable DriftEstimated told, Language language) {
            if (told == null) {
                return null;
            }
            var precision = told.getPrecision();
            return new Estimated(
                    Estimate.of(told.getDefaultRate()),
                    Estimate.of(told.getAuc()),
                    Estimate.of(told.getKolmogorovSmirnov()),
                    precision == null ? null : Estimate.of(precision),
                    Estimate.of(told.getRecall()),
                    Estimate.of(told.getCost()),
                    language.of(told.getSentenceEn(), told.getSentenceFr()));
        }
    }

    /**
     * A figure, and where the real one lies in 95 of 100 windows of that size.
     *
     * @param reference the same of training's own decisions; null where there is none
     */
    public record Estimate(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double reference) {
        private static Estimate of(DriftEstimate told) {
            return new Estimate(
                    Finite.of(told.getValue()),
                    Finite.of(told.getLow()),
                    Finite.of(told.getHigh()),
                    Finite.of(told.getReference()));
        }
    }

    /**
     * How many decisions there are, beside the windows of this size before.
     *
     * @param verdict OK or WATCH
     * @param windows how many there are before
     * @param usual median of their decisions
     */
    public record Volume(
            String verdict, int windows, @Nullable Double usual, long lowest, long highest, String sentence) {
        private static @Nullable Volume of(@Nullable DriftVolume told, Language language) {
            return told == null
                    ? null
                    : new Volume(
                            told.getVerdict().name(),
                            told.getWindows(),
                            Finite.of(told.getUsual()),
                            told.getLowest(),
                            told.getHighest(),
                            language.of(told.getSentenceEn(), told.getSentenceFr()));
        }
    }

    static WindowDocument of(Windows.Stored stored, Language language) {
        var report = stored.report();
        return new WindowDocument(
                WindowSummary.of(Outline.of(stored.key(), report), language),
                report.getClosedBy().name(),
                new Outcomes(report.getApproved(), report.getReviewed(), report.getRefused()),
                Finite.of(report.getMeanMargin()),
                Finite.of(report.getMeanProbability()),
                Finite.of(report.getDetectableShift()),
                report.getLeading(),
                report.getFindings().stream()
                        .map(finding -> FindingDocument.of(finding, language))
                        .toList(),
                Waterfall.of(report, language),
                Associations.of(report.getAssociations(), language),
                Estimated.of(report.getEstimated(), language),
                Volume.of(report.getVolume(), language));
    }
}
