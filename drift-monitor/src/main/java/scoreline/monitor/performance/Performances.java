package scoreline.monitor.performance;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.drift.performance.RealisedBand;
import scoreline.drift.performance.RealisedCounts;
import scoreline.drift.performance.RealisedEstimate;
import scoreline.drift.performance.RealisedInterval;
import scoreline.drift.performance.RealisedPerformance;
import scoreline.drift.performance.RealisedRanking;
import scoreline.drift.performance.Wager;
import scoreline.wire.CreditPerformance;
import scoreline.wire.PerformanceBand;
import scoreline.wire.PerformanceFigure;

/** How good decisions turned out to be, as it is written. The same decisions and outcomes give the same record. */
@SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
public final class Performances {
    private Performances() {}

    /** Of the record: one for each bundle, month and months since in which something became known. */
    public static String key(Lender lender, YearMonth month, int monthsOnBook) {
        return lender.sha256() + "/" + month + "/" + monthsOnBook;
    }

    /// @return empty where corrections left nothing that became known so many months later
    public static Optional<CreditPerformance> of(Lender lender, YearMonth month, int monthsOnBook, Vintage vintage) {
        var known = vintage.knownBy(monthsOnBook);
        return vintage.hasNewsAfter(monthsOnBook)
                ? RealisedPerformance.of(known, lender.costRatio())
                        .map(realised -> of(lender, month, monthsOnBook, vintage, known, realised))
                : Optional.empty();
    }

    private static CreditPerformance of(
            Lender lender,
            YearMonth month,
            int monthsOnBook,
            Vintage vintage,
            RealisedCounts known,
            RealisedPerformance realised) {
        var approved = Wager.on(vintage.promised(), known);
        var estimate = RealisedEstimate.of(known, lender.costRatio());
        boolean mature = Vintage.isMature(approved);
        var sentence = Wording.performance(month, monthsOnBook, approved, mature, realised, estimate);
        return CreditPerformance.newBuilder()
                .setBundleName(lender.name())
                .setBundleVersion(lender.version())
                .setBundleSha256(lender.sha256())
                .setDecidedMonth(month.toString())
                .setMonthsOnBook(monthsOnBook)
                .setApproved(approved.approved())
                .setApprovedPromised(approved.promised())
                .setApprovedKnown(approved.known())
                .setApprovedDefaulted(approved.defaulted())
                .setMature(mature)
                .setKnown(realised.count())
                .setRefused(realised.refused())
                .setAuc(figure(realised.ranking().map(RealisedRanking::auc), estimate.auc()))
                .setKs(figure(realised.ranking().map(RealisedRanking::ks), estimate.ks()))
                .setBrier(figure(realised.brier(), estimate.brier()))
                .setDefaultRate(figure(realised.defaultRate(), estimate.defaultRate()))
                .setCost(figure(realised.cost(), estimate.cost()))
                .setBands(realised.bands().stream().map(Performances::band).toList())
                .setSentenceEn(sentence.en())
                .setSentenceFr(sentence.fr())
                .setCounts(ByteBuffer.wrap(known.toBytes()))
                .build();
    }

    private static @Nullable PerformanceFigure figure(Optional<RealisedInterval> realised, double estimated) {
        return realised.map(interval -> figure(interval, estimated)).orElse(null);
    }

    private static PerformanceFigure figure(RealisedInterval realised, double estimated) {
        return new PerformanceFigure(realised.value(), realised.low(), realised.high(), estimated);
    }

    private static PerformanceBand band(RealisedBand band) {
        return new PerformanceBand(band.from(), band.to(), band.count(), figure(band.defaultRate(), band.promised()));
    }
}
