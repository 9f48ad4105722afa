package scoreline.monitor.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.performance.Estimate;
import scoreline.drift.performance.EstimatedPerformance;
import scoreline.drift.performance.Expectation;
import scoreline.drift.verdict.Attribution;
import scoreline.drift.verdict.Togetherness;
import scoreline.monitor.volume.Volume;
import scoreline.wire.DriftAssociations;
import scoreline.wire.DriftAttribution;
import scoreline.wire.DriftEstimate;
import scoreline.wire.DriftEstimated;
import scoreline.wire.DriftPair;
import scoreline.wire.DriftPart;
import scoreline.wire.DriftVerdict;
import scoreline.wire.DriftVolume;

/** What is said of a window as a whole, beside what is found of each thing. */
@SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
final class Whole {
    private Whole() {}

    static DriftAttribution attribution(Attribution why) {
        return DriftAttribution.newBuilder()
                .setReferenceMargin(why.reference())
                .setMargin(why.live())
                .setMoved(why.moved())
                .setParts(why.moves().stream()
                        .map(move -> new DriftPart(move.feature(), move.by()))
                        .toList())
                .setRemainder(why.remainder())
                .setRanking(why.ranking())
                .setSentenceEn(why.sentence().en())
                .setSentenceFr(why.sentence().fr())
                .build();
    }

    static DriftAssociations associations(Togetherness found, DriftVerdict verdict) {
        return DriftAssociations.newBuilder()
                .setSeverity(Reports.wire(found.severity()))
                .setVerdict(verdict)
                .setP(found.p())
                .setAdjustedP(found.adjustedP())
                .setEffect(found.effect())
                .setPairs(found.told())
                .setMoved(found.moved().stream().map(Whole::pair).toList())
                .setSentenceEn(found.sentence().en())
                .setSentenceFr(found.sentence().fr())
                .build();
    }

    private static DriftPair pair(Togetherness.Pair pair) {
        var change = pair.change();
        return new DriftPair(pair.one(), pair.other(), change.reference(), change.live(), change.p(), pair.adjustedP());
    }

    static Optional<DriftEstimated> estimated(Expectation expectation, WindowCounts counts) {
        return expectation.of(counts).map(window -> estimated(window, expectation.ofTraining()));
    }

    private static DriftEstimated estimated(EstimatedPerformance window, Optional<EstimatedPerformance> training) {
        return DriftEstimated.newBuilder()
                .setDefaultRate(estimate(window.defaultRate(), training.map(EstimatedPerformance::defaultRate)))
                .setAuc(estimate(window.auc(), training.map(EstimatedPerformance::auc)))
                .setKolmogorovSmirnov(estimate(window.separation(), training.map(EstimatedPerformance::separation)))
                .setPrecision(window.precision()
                        .map(precision -> estimate(precision, training.flatMap(EstimatedPerformance::precision)))
                        .orElse(null))
                .setRecall(estimate(window.recall(), training.map(EstimatedPerformance::recall)))
                .setCost(estimate(window.cost(), training.map(EstimatedPerformance::cost)))
                .setSentenceEn(window.sentence().en())
                .setSentenceFr(window.sentence().fr())
                .build();
    }

    static DriftVolume volume(Volume volume) {
        return DriftVolume.newBuilder()
                .setVerdict(volume.unusual() ? DriftVerdict.WATCH : DriftVerdict.OK)
                .setWindows(volume.windows())
                .setUsual(volume.usual())
                .setLowest(volume.lowest())
                .setHighest(volume.highest())
                .setSentenceEn(volume.sentence().en())
                .setSentenceFr(volume.sentence().fr())
                .build();
    }

    private static DriftEstimate estimate(Estimate figure, Optional<Estimate> training) {
        @Nullable Double reference = training.map(Estimate::value).orElse(null);
        return new DriftEstimate(figure.value(), figure.low(), figure.high(), reference);
    }
}
