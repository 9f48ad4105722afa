package scoreline.dashboard.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.model.BundleName;
import scoreline.plots.Language;
import scoreline.wire.CreditPerformance;
import scoreline.wire.PerformanceFigure;

/**
 * What became of the applications that a bundle decided in one month, as it was known so many months later. Figures that are not
 * finite are null.
 *
 * @param decidedMonth in which the applications were submitted, UTC: 2026-01
 * @param monthsOnBook whole months from an application to its outcome: what was known by then is counted here
 * @param approved applications of that month that were approved, known or not
 * @param approvedPromised their mean probability of default; 0 where none was approved
 * @param approvedKnown those of them whose outcome is known
 * @param approvedDefaulted those of them that defaulted
 * @param mature whether nine tenths of those approved are known; before, the figures are of what happens to be known first
 * @param known applications whose outcome is known, refused ones among them; the figures below are of these
 * @param refused those of them that were refused
 * @param auc how well scores tell defaults from repayments; null with fewer than ten of either
 * @param ks largest distance between the scores of defaults and of repayments; null with fewer than ten of either
 * @param brier mean squared difference of probability and outcome
 * @param defaultRate share that defaulted
 * @param cost of a decision, in refusals of a good applicant; whoever was reviewed counts as granted
 * @param calibration applications by probability, the safest first, a tenth of them or more each
 */
public record PerformanceDocument(
        BundleName bundle,
        String decidedMonth,
        int monthsOnBook,
        long approved,
        @Nullable Double approvedPromised,
        long approvedKnown,
        long approvedDefaulted,
        boolean mature,
        long known,
        long refused,
        @Nullable Figure auc,
        @Nullable Figure ks,
        Figure brier,
        Figure defaultRate,
        Figure cost,
        List<Band> calibration,
        String sentence) {

    /**
     * A figure as it turned out.
     *
     * @param low the truth may lie from here, 95 %
     * @param high and up to here
     * @param estimated of the same applications, without outcomes, from the probabilities alone
     */
    public record Figure(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double estimated) {
        private static Figure of(PerformanceFigure told) {
            return new Figure(
                    Finite.of(told.getValue()),
                    Finite.of(told.getLow()),
                    Finite.of(told.getHigh()),
                    Finite.of(told.getEstimated()));
        }

        private static @Nullable Figure ofKnown(@Nullable PerformanceFigure told) {
            return told == null ? null : of(told);
        }
    }

    /**
     * Applications of like probability.
     *
     * @param from probability of default that the band reaches from
     * @param to and to
     * @param known outcomes known
     * @param defaultRate share that defaulted, beside the mean probability
     */
    public record Band(@Nullable Double from, @Nullable Double to, long known, Figure defaultRate) {}

    static PerformanceDocument of(CreditPerformance told, Language language) {
        return new PerformanceDocument(
                new BundleName(told.getBundleName(), told.getBundleVersion(), told.getBundleSha256()),
                told.getDecidedMonth(),
                told.getMonthsOnBook(),
                told.getApproved(),
                Finite.of(told.getApprovedPromised()),
                told.getApprovedKnown(),
                told.getApprovedDefaulted(),
                told.getMature(),
                told.getKnown(),
                told.getRefused(),
                Figure.ofKnown(told.getAuc()),
                Figure.ofKnown(told.getKs()),
                Figure.of(told.getBrier()),
                Figure.of(told.getDefaultRate()),
                Figure.of(told.getCost()),
                told.getBands().stream()
                        .map(band -> new Band(
                                Finite.of(band.getFrom()),
                                Finite.of(band.getTo()),
                                band.getKnown(),
                                Figure.of(band.getDefaultRate())))
                        .toList(),
                language.of(told.getSentenceEn(), told.getSentenceFr()));
    }
}
