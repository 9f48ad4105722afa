package scoreline.dashboard.watch;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Verdict;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.CreditDecision;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftAttribution;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftImpact;
import scoreline.wire.DriftPart;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftSeverity;
import scoreline.wire.DriftTurn;
import scoreline.wire.DriftVerdict;
import scoreline.wire.PerformanceBand;
import scoreline.wire.PerformanceFigure;

/** Reports, alerts and performance, as a drift monitor would send them. */
@SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
public final class Reported {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Reported() {}

    public static String key(DriftReport report) {
        var window = report.getBundleSha256() + "/" + report.getWindowStart() + "/" + report.getWindowEnd();
        return report.getSegmentFeature() == null
                ? window
                : window + "/" + report.getSegmentFeature() + "=" + report.getSegmentCategory();
    }

    /// All decisions of an hour or longer, judged.
    public static DriftReport.Builder window(
            Bundle bundle, Instant start, Duration size, int revision, List<CreditDecision> decisions) {
        var judge = new Judge(Baseline.of(bundle));
        var counts = judge.window();
        decisions.forEach(decision -> count(counts, decision));
        var judgement = judge.judge(counts);
        return DriftReport.newBuilder()
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setWindowStart(start)
                .setWindowEnd(start.plus(size))
                .setWindowStepMs(size.toMillis())
                .setRevision(revision)
                .setClosedBy(DriftClosing.WATERMARK)
                .setComplete(true)
                .setLateRows(0)
                .setRows(counts.rows())
                .setApproved(counts.outcomes()[0])
                .setReviewed(counts.outcomes()[1])
                .setRefused(counts.outcomes()[2])
                .setMeanMargin(counts.meanMargin())
                .setMeanProbability(counts.meanProbability())
                .setVerdict(verdict(judgement.verdict()))
                .setDetectableShift(judgement.detectable())
                .setSentenceEn(judgement.sentence().en())
                .setSentenceFr(judgement.sentence().fr())
                .setFindings(judgement.findings().map(Reported::finding).toList())
                .setAttribution(judgement
                        .attribution()
                        .map(why -> DriftAttribution.newBuilder()
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
                                .build())
                        .orElse(null))
                .setLeading(judge.baseline().leading())
                .setCounts(ByteBuffer.wrap(counts.toBytes()));
    }

    private static void count(WindowCounts counts, CreditDecision decision) {
        var bins = new byte[decision.getBins().remaining()];
        decision.getBins().duplicate().get(bins);
        var contributions = new float[decision.getContributions().size()];
        for (int f = 0; f < contributions.length; f++) {
            contributions[f] = decision.getContributions().get(f);
        }
        counts.count(
                bins,
                contributions,
                decision.getMargin(),
                decision.getProbabilityOfDefault(),
                Outcome.valueOf(decision.getOutcome().name()));
    }

    private static DriftFinding finding(Finding found) {
        return DriftFinding.newBuilder()
                .setName(found.name())
                .setLabelEn(found.label().en())
                .setLabelFr(found.label().fr())
                .setSeverity(DriftSeverity.valueOf(found.severity().name()))
                .setVerdict(verdict(
                        found.severity() == Severity.NONE
                                ? Verdict.OK
                                : found.severity() == Severity.WATCH ? Verdict.WATCH : Verdict.DRIFT))
                .setSince(found.severity() == Severity.ALERT ? NOON : null)
                .setRows(found.rows())
                .setP(found.p())
                .setAdjustedP(found.adjustedP())
                .setEffect(found.effect())
                .setStabilityIndex(found.stability().psi())
                .setStabilityCritical(found.critical())
                .setJensenShannon(found.jensenShannon().bits())
                .setLargestGap(found.largestGap().distance())
                .setLargestGapBeyondNoise(found.largestGap().beyondNoise())
                .setImpact(found.impact()
                        .map(impact -> new DriftImpact(impact.importance(), impact.logOdds(), impact.measured()))
                        .orElse(null))
                .setCounts(List.of(1L, 2L))
                .setSentenceEn(found.sentence().en())
                .setSentenceFr(found.sentence().fr())
                .build();
    }

    private static DriftVerdict verdict(Verdict verdict) {
        return DriftVerdict.valueOf(verdict.name());
    }

    public static DriftAlert alert(
            Bundle bundle, String id, DriftTurn turn, DriftAlertSeverity severity, String what, Instant since) {
        return DriftAlert.newBuilder()
                .setEpisodeId(id)
                .setTurn(turn)
                .setSince(since)
                .setSeverity(severity)
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setWindowStart(NOON)
                .setWindowEnd(NOON.plus(Duration.ofHours(1)))
                .setWhat(what)
                .setLabelEn("Credit")
                .setLabelFr("Crédit")
                .setRows(500)
                .setP(what.startsWith("sum:") ? null : 0.001)
                .setAdjustedP(what.startsWith("sum:") ? null : 0.002)
                .setEffect(0.4)
                .setLogOdds(0.1)
                .setSentenceEn("Credit moved up.")
                .setSentenceFr("Le crédit a monté.")
                .build();
    }

    public static CreditPerformance performance(String bundle, String month, int months, @Nullable Double auc) {
        var rate = new PerformanceFigure(0.1, 0.08, 0.12, 0.09);
        return CreditPerformance.newBuilder()
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256(bundle)
                .setDecidedMonth(month)
                .setMonthsOnBook(months)
                .setApproved(1_000)
                .setApprovedPromised(0.05)
                .setApprovedKnown(950)
                .setApprovedDefaulted(60)
                .setMature(true)
                .setKnown(1_100)
                .setRefused(150)
                .setAuc(auc == null ? null : new PerformanceFigure(auc, auc - 0.02, auc + 0.02, 0.76))
                .setKs(null)
                .setBrier(new PerformanceFigure(0.06, 0.05, 0.07, 0.061))
                .setDefaultRate(rate)
                .setCost(new PerformanceFigure(0.5, 0.45, 0.55, 0.48))
                .setBands(List.of(new PerformanceBand(0.0, 0.1, 600L, rate), new PerformanceBand(0.1, 1.0, 500L, rate)))
                .setSentenceEn("As promised.")
                .setSentenceFr("Comme promis.")
                .setCounts(ByteBuffer.wrap(Arrays.copyOf(new byte[0], 3)))
                .build();
    }
}
