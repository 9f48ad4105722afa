package scoreline.monitor.performance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.performance.Promise.Told;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** A promise that is broken, as it is told of. */
public final class Breaches {
    /** What drifted, as alerts name it. */
    public static final String WHAT = "performance:default-rate";

    private Breaches() {}

    public static DriftAlert of(Lender lender, Told told) {
        var wager = told.wager();
        var breach = told.breach();
        var sentence = Wording.breach(told);
        return DriftAlert.newBuilder()
                .setEpisodeId(id(lender, told))
                .setTurn(turn(told))
                .setSince(end(breach.since()))
                .setSeverity(breach.worst() == Severity.ALERT ? DriftAlertSeverity.ALERT : DriftAlertSeverity.WATCH)
                .setBundleName(lender.name())
                .setBundleVersion(lender.version())
                .setBundleSha256(lender.sha256())
                .setWindowStart(start(told.first()))
                .setWindowEnd(end(breach.until()))
                .setWhat(WHAT)
                .setLabelEn("Default rate")
                .setLabelFr("Taux de défaut")
                .setRows(wager.approved())
                .setP(wager.p())
                .setAdjustedP(wager.p())
                .setEffect(wager.effect())
                .setLogOdds(wager.logOdds())
                .setSentenceEn(sentence.en())
                .setSentenceFr(sentence.fr())
                .build();
    }

    /// A name that what is wagered on alone decides, so that a replay writes over what it wrote before.
    private static String id(Lender lender, Told told) {
        var name = String.join(
                "/", lender.sha256(), WHAT, told.from().map(YearMonth::toString).orElse(""));
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static DriftTurn turn(Told told) {
        return switch (told.turn()) {
            case STARTED -> DriftTurn.STARTED;
            case ONGOING -> DriftTurn.ONGOING;
            case RECOVERED -> DriftTurn.RECOVERED;
        };
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Instant end(YearMonth month) {
        return start(month.plusMonths(1));
    }
}
