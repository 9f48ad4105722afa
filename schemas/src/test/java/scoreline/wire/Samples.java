package scoreline.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Made-up values. */
final class Samples {
    static final Instant NOON = Instant.parse("2018-01-01T12:00:00Z");

    private Samples() {}

    static GenericRecord application() {
        return application(SchemaHistory.application().current());
    }

    static GenericRecord application(Schema schema) {
        var application = new GenericData.Record(schema);
        application.put("application_id", "a-1");
        application.put("applicant_id", "p-1");
        application.put("submitted_at", NOON.toEpochMilli());
        application.put("NAME_CONTRACT_TYPE", "Cash loans");
        application.put("AMT_CREDIT", 123_456.5);
        return application;
    }

    static CreditDecision decision() {
        return CreditDecision.newBuilder()
                .setApplicationId("a-1")
                .setApplicantId("p-1")
                .setSubmittedAt(NOON)
                .setDecidedAt(NOON.plusMillis(7))
                .setSourcePartition(3)
                .setSourceOffset(42L)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setMargin(-2.5f)
                .setProbabilityOfDefault(0.07)
                .setPoints(612)
                .setOutcome(DecisionOutcome.APPROVE)
                .setThreshold(1 / 11.0)
                .setBias(-2.4f)
                .setContributions(List.of(-0.1f, 0f))
                .setFeatureValues(List.of(1f, Float.NaN))
                .setBins(ByteBuffer.wrap(new byte[] {1, 2}))
                .setReasons(
                        List.of(new DecisionReason("income", "AMT_INCOME", ReasonDirection.FOR, -0.1f, 1.5, "usual")))
                .setVelocity(new ApplicantVelocity(1, 1, 2, 0, 7_200L))
                .setPolicyRule("MOST_IN_DAY")
                .build();
    }

    static RejectedApplication rejection() {
        return new RejectedApplication(RejectionCode.NOT_FINITE, "AMT_CREDIT", "credit.applications", 1, 7L, NOON);
    }

    static LoanOutcome outcome() {
        return new LoanOutcome("a-1", "p-1", NOON, true, 1);
    }

    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    static DriftReport report() {
        var rate = new DriftRate(0.1, 0.2, 3.0, 0.003);
        var numbers = DriftFinding.newBuilder()
                .setName("AMT_CREDIT")
                .setLabelEn("Credit")
                .setLabelFr("Crédit")
                .setSeverity(DriftSeverity.ALERT)
                .setVerdict(DriftVerdict.DRIFT)
                .setRows(10)
                .setP(0.001)
                .setAdjustedP(0.01)
                .setEffect(0.3)
                .setStabilityIndex(0.4)
                .setStabilityCritical(0.2)
                .setJensenShannon(0.1)
                .setLargestGap(0.1)
                .setLargestGapBeyondNoise(0)
                .setOrdered(new DriftOfNumbers(1.0, 0.2, 0.1, 0.3, 5.0, 0.5, 100.0, 105.0))
                .setRates(new DriftRates(rate, rate, rate, rate, rate))
                .setImpact(new DriftImpact(0.5, 0.1, true))
                .setCounts(List.of(0L, 0L, 0L, 0L, 0L, 10L))
                .setSentenceEn("It moved.")
                .setSentenceFr("Elle a bougé.")
                .build();
        var categories = DriftFinding.newBuilder(numbers)
                .setOrdered(null)
                .setUnordered(new DriftOfCategories(4.0, 2, 0.1))
                .setRates(null)
                .setImpact(null)
                .build();
        var figure = new DriftEstimate(0.7, 0.6, 0.8, 0.75);
        return DriftReport.newBuilder()
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setSegmentFeature("NAME_CONTRACT_TYPE")
                .setSegmentCategory("Cash loans")
                .setWindowStart(NOON)
                .setWindowEnd(NOON.plusSeconds(3_600))
                .setWindowStepMs(3_600_000)
                .setRevision(1)
                .setClosedBy(DriftClosing.IDLE)
                .setComplete(true)
                .setLateRows(2)
                .setRows(10)
                .setApproved(7)
                .setReviewed(1)
                .setRefused(2)
                .setMeanMargin(-2.5)
                .setMeanProbability(0.08)
                .setVerdict(DriftVerdict.INSUFFICIENT_DATA)
                .setDetectableShift(0.9)
                .setSentenceEn("Too few.")
                .setSentenceFr("Trop peu.")
                .setFindings(List.of(numbers, categories))
                .setAttribution(new DriftAttribution(
                        -2.6,
                        -2.5,
                        0.1,
                        List.of(new DriftPart("AMT_CREDIT", 0.1)),
                        0.0,
                        0.98,
                        "It moved.",
                        "Il a bougé."))
                .setAssociations(new DriftAssociations(
                        DriftSeverity.WATCH,
                        DriftVerdict.WATCH,
                        0.001,
                        0.01,
                        0.04,
                        435,
                        List.of(new DriftPair("AMT_CREDIT", "DAYS_BIRTH", 0.1, 0.3, 0.001, 0.01)),
                        "Otherwise.",
                        "Autrement."))
                .setEstimated(DriftEstimated.newBuilder()
                        .setDefaultRate(figure)
                        .setAuc(figure)
                        .setKolmogorovSmirnov(figure)
                        .setPrecision(new DriftEstimate(0.3, 0.1, 0.5, null))
                        .setRecall(figure)
                        .setCost(figure)
                        .setSentenceEn("Expected.")
                        .setSentenceFr("Attendu.")
                        .build())
                .setVolume(new DriftVolume(DriftVerdict.WATCH, 28, 20.0, 15L, 30L, "Few.", "Peu."))
                .setLeading(List.of("AMT_CREDIT"))
                .setCounts(ByteBuffer.wrap(new byte[] {1, 2}))
                .build();
    }

    static DriftAlert alert() {
        return DriftAlert.newBuilder()
                .setEpisodeId("e-1")
                .setTurn(DriftTurn.STARTED)
                .setSince(NOON)
                .setSeverity(DriftAlertSeverity.WATCH)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setWindowStart(NOON.minusSeconds(3_600))
                .setWindowEnd(NOON)
                .setWhat("AMT_CREDIT")
                .setLabelEn("Credit")
                .setLabelFr("Crédit")
                .setRows(10)
                .setP(0.001)
                .setAdjustedP(0.01)
                .setEffect(0.3)
                .setLogOdds(0.1)
                .setSentenceEn("It moved.")
                .setSentenceFr("Elle a bougé.")
                .build();
    }

    static CreditPerformance performance() {
        var figure = new PerformanceFigure(0.1, 0.05, 0.2, 0.09);
        return CreditPerformance.newBuilder()
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setDecidedMonth("2018-01")
                .setMonthsOnBook(12)
                .setApproved(100)
                .setApprovedPromised(0.05)
                .setApprovedKnown(95)
                .setApprovedDefaulted(6)
                .setMature(true)
                .setKnown(120)
                .setRefused(25)
                .setAuc(figure)
                .setBrier(figure)
                .setDefaultRate(figure)
                .setCost(figure)
                .setBands(List.of(new PerformanceBand(0.0, 0.1, 120L, figure)))
                .setSentenceEn("As promised.")
                .setSentenceFr("Comme promis.")
                .setCounts(ByteBuffer.wrap(new byte[] {1, 2}))
                .build();
    }
}
