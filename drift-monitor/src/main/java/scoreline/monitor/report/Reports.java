package scoreline.monitor.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.drift.statistic.Proportions;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Followed;
import scoreline.drift.verdict.Impact;
import scoreline.drift.verdict.Rates;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Shape;
import scoreline.drift.verdict.Verdict;
import scoreline.monitor.population.Segments;
import scoreline.monitor.population.Watch.Watched;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftImpact;
import scoreline.wire.DriftOfCategories;
import scoreline.wire.DriftOfNumbers;
import scoreline.wire.DriftRate;
import scoreline.wire.DriftRates;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftSeverity;
import scoreline.wire.DriftVerdict;

/** A window as it is reported. The same decisions give the same report, but for how it closed. */
@SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
public final class Reports {
    private Reports() {}

    /** Of the report's record: one for each window of each population. */
    public static String key(DriftReport report) {
        var window = report.getBundleSha256() + "/" + report.getWindowStart() + "/" + report.getWindowEnd();
        return report.getSegmentFeature() == null
                ? window
                : window + "/" + report.getSegmentFeature() + "=" + report.getSegmentCategory();
    }

    public static DriftReport of(Judged judged) {
        var bundle = judged.watched().bundle();
        var window = judged.window();
        var counts = judged.counts();
        long[] outcomes = counts.outcomes();
        var judgement = judged.judgement();
        return DriftReport.newBuilder()
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setSegmentFeature(feature(judged.watched()))
                .setSegmentCategory(judged.watched().category().orElse(null))
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setWindowStepMs(window.size().step().toMillis())
                .setRevision(judged.revision())
                .setClosedBy(judged.closing())
                .setComplete(judged.complete())
                .setLateRows(judged.lateRows())
                .setRows(counts.rows())
                .setApproved(outcomes[0])
                .setReviewed(outcomes[1])
                .setRefused(outcomes[2])
                .setMeanMargin(counts.meanMargin())
                .setMeanProbability(counts.meanProbability())
                .setVerdict(wire(judgement.verdict()))
                .setDetectableShift(judgement.detectable())
                .setSentenceEn(judgement.sentence().en())
                .setSentenceFr(judgement.sentence().fr())
                .setFindings(findings(judged))
                .setAttribution(judgement.attribution().map(Whole::attribution).orElse(null))
                .setAssociations(judgement
                        .togetherness()
                        .map(found -> Whole.associations(found, wire(verdict(judged, found))))
                        .orElse(null))
                .setEstimated(judged.watched()
                        .expectation()
                        .flatMap(expectation -> Whole.estimated(expectation, counts))
                        .orElse(null))
                .setVolume(judged.volume().map(Whole::volume).orElse(null))
                .setLeading(judged.watched().baseline().leading())
                .setCounts(ByteBuffer.wrap(counts.toBytes()))
                .build();
    }

    static @Nullable String feature(Watched watched) {
        return watched.category()
                .flatMap(_ -> watched.bundle().segments())
                .map(Segments::feature)
                .orElse(null);
    }

    private static List<DriftFinding> findings(Judged judged) {
        var counts = judged.counts();
        var judgement = judged.judgement();
        int features = judgement.features().size();
        var ofFeatures = IntStream.range(0, features)
                .mapToObj(f -> finding(judged, judgement.features().get(f), counts.feature(f)));
        var ofScore = judgement.score().stream().map(finding -> finding(judged, finding, counts.score()));
        var ofDecisions = judgement.decisions().stream().map(finding -> finding(judged, finding, counts.outcomes()));
        return Stream.of(ofFeatures, ofScore, ofDecisions).flatMap(each -> each).toList();
    }

    private static DriftFinding finding(Judged judged, Finding found, long[] counts) {
        return DriftFinding.newBuilder()
                .setName(found.name())
                .setLabelEn(found.label().en())
                .setLabelFr(found.label().fr())
                .setSeverity(wire(found.severity()))
                .setVerdict(wire(verdict(judged, found)))
                .setSince(judged.since().get(found.name()))
                .setRows(found.rows())
                .setP(found.p())
                .setAdjustedP(found.adjustedP())
                .setEffect(found.effect())
                .setStabilityIndex(found.stability().psi())
                .setStabilityCritical(found.critical())
                .setJensenShannon(found.jensenShannon().bits())
                .setLargestGap(found.largestGap().distance())
                .setLargestGapBeyondNoise(found.largestGap().beyondNoise())
                .setOrdered(numbers(found.shape()))
                .setUnordered(categories(found.shape()))
                .setRates(found.rates().map(Reports::rates).orElse(null))
                .setImpact(found.impact().map(Reports::impact).orElse(null))
                .setCounts(Arrays.stream(counts).boxed().toList())
                .setSentenceEn(found.sentence().en())
                .setSentenceFr(found.sentence().fr())
                .build();
    }

    private static Verdict verdict(Judged judged, Followed found) {
        if (judged.judgement().verdict() == Verdict.INSUFFICIENT_DATA) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return judged.overTime().getOrDefault(found.name(), byItself(found.severity()));
    }

    private static Verdict byItself(Severity severity) {
        return switch (severity) {
            case NONE -> Verdict.OK;
            case WATCH -> Verdict.WATCH;
            case ALERT -> Verdict.DRIFT;
        };
    }

    private static @Nullable DriftOfNumbers numbers(Shape shape) {
        return shape instanceof Shape.Ordered ordered
                ? new DriftOfNumbers(
                        ordered.cramerVonMises().statistic(),
                        ordered.cramerVonMises().p(),
                        ordered.kolmogorovSmirnov().distance(),
                        ordered.kolmogorovSmirnov().p(),
                        ordered.wasserstein().distance(),
                        ordered.wasserstein().sigmas(),
                        ordered.referenceMean(),
                        ordered.liveMean())
                : null;
    }

    private static @Nullable DriftOfCategories categories(Shape shape) {
        return shape instanceof Shape.Unordered unordered
                ? new DriftOfCategories(
                        unordered.chiSquare().statistic(),
                        unordered.chiSquare().degrees(),
                        unordered.chiSquare().p())
                : null;
    }

    private static DriftRates rates(Rates rates) {
        return new DriftRates(
                rate(rates.missing()),
                rate(rates.unseen()),
                rate(rates.below()),
                rate(rates.above()),
                rate(rates.sentinel()));
    }

    private static DriftRate rate(Proportions rate) {
        return new DriftRate(rate.reference(), rate.live(), rate.z(), rate.exactP());
    }

    private static DriftImpact impact(Impact impact) {
        return new DriftImpact(impact.importance(), impact.logOdds(), impact.measured());
    }

    static DriftSeverity wire(Severity severity) {
        return switch (severity) {
            case NONE -> DriftSeverity.NONE;
            case WATCH -> DriftSeverity.WATCH;
            case ALERT -> DriftSeverity.ALERT;
        };
    }

    private static DriftVerdict wire(Verdict verdict) {
        return switch (verdict) {
            case OK -> DriftVerdict.OK;
            case WATCH -> DriftVerdict.WATCH;
            case DRIFT -> DriftVerdict.DRIFT;
            case INSUFFICIENT_DATA -> DriftVerdict.INSUFFICIENT_DATA;
        };
    }
}
