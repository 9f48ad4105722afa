package scoreline.monitor.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import scoreline.drift.sequential.Signal;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Followed;
import scoreline.drift.verdict.Impact;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Togetherness;
import scoreline.drift.verdict.Track;
import scoreline.monitor.episode.Episodes;
import scoreline.monitor.population.Watch.Watched;
import scoreline.monitor.sums.Told;
import scoreline.monitor.window.Window;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** An episode as it is told of. The same decisions give the same alerts, under the same ids. */
@SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
public final class Alerts {
    private Alerts() {}

    public static DriftAlert of(Watched watched, Window window, Episodes.Told told) {
        var found = told.found();
        var episode = told.episode();
        var sentence = sentence(episode, found.sentence());
        return of(watched)
                .setEpisodeId(id(watched, window.size().size().toString(), found.name(), episode.since()))
                .setTurn(turn(episode.turn()))
                .setSince(episode.since())
                .setSeverity(severity(episode.worst()))
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setWhat(found.name())
                .setLabelEn(found.label().en())
                .setLabelFr(found.label().fr())
                .setRows(found.rows())
                .setP(found.p())
                .setAdjustedP(found.adjustedP())
                .setEffect(found.effect())
                .setLogOdds(impact(found).map(Impact::logOdds).orElse(null))
                .setSentenceEn(sentence.en())
                .setSentenceFr(sentence.fr())
                .build();
    }

    /** Of what is watched as it happens. */
    public static DriftAlert of(Watched watched, Told told) {
        var what = what(told.signal());
        var label = label(told.signal());
        return of(watched)
                .setEpisodeId(id(watched, "", what, told.since()))
                .setTurn(turn(told.turn()))
                .setSince(told.since())
                .setSeverity(severity(told.worst()))
                .setWindowStart(told.from())
                .setWindowEnd(told.to())
                .setWhat(what)
                .setLabelEn(label.en())
                .setLabelFr(label.fr())
                .setRows(told.rows())
                .setEffect(told.deviations() * told.deviations())
                .setLogOdds(told.signal() == Signal.LOG_ODDS ? told.now() - told.before() : null)
                .setSentenceEn(told.sentence().en())
                .setSentenceFr(told.sentence().fr())
                .build();
    }

    private static DriftAlert.Builder of(Watched watched) {
        var bundle = watched.bundle();
        return DriftAlert.newBuilder()
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setSegmentFeature(Reports.feature(watched))
                .setSegmentCategory(watched.category().orElse(null));
    }

    private static DriftAlertSeverity severity(Severity worst) {
        return worst == Severity.ALERT ? DriftAlertSeverity.ALERT : DriftAlertSeverity.WATCH;
    }

    private static String what(Signal signal) {
        return switch (signal) {
            case LOG_ODDS -> "sum:log-odds";
            case REFUSALS -> "sum:refusals";
        };
    }

    private static Text label(Signal signal) {
        return switch (signal) {
            case LOG_ODDS -> new Text("Mean score, as it happens", "Score moyen, au fil de l’eau");
            case REFUSALS -> new Text("Refusals, as they happen", "Refus, au fil de l’eau");
        };
    }

    private static Optional<Impact> impact(Followed found) {
        return switch (found) {
            case Finding finding -> finding.impact();
            case Togetherness _ -> Optional.empty();
        };
    }

    /// A name that the episode alone decides, so that a replay writes over what it wrote before.
    private static String id(Watched watched, String windows, String what, Instant since) {
        var name = String.join(
                "/", watched.bundle().sha256(), watched.category().orElse(""), windows, what, since.toString());
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /// CloudEvents' attributes, in the binary mode of its Kafka binding, version 1.0.
    ///
    /// @see <a href="https://github.com/cloudevents/spec">the specification</a>
    public static Headers headers(DriftAlert alert) {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", alert.getEpisodeId() + "/" + alert.getWindowEnd());
        add(headers, "ce_source", "/scoreline/drift-monitor/" + alert.getBundleSha256());
        add(
                headers,
                "ce_type",
                switch (alert.getTurn()) {
                    case STARTED -> "scoreline.drift.started";
                    case ONGOING -> "scoreline.drift.ongoing";
                    case RECOVERED -> "scoreline.drift.recovered";
                });
        add(headers, "ce_time", DateTimeFormatter.ISO_INSTANT.format(alert.getWindowEnd()));
        add(headers, "content-type", "application/avro");
        return headers;
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(UTF_8));
    }

    private static DriftTurn turn(Track.Turn turn) {
        return switch (turn) {
            case STARTED -> DriftTurn.STARTED;
            case ONGOING -> DriftTurn.ONGOING;
            case RECOVERED -> DriftTurn.RECOVERED;
        };
    }

    private static Text sentence(Track.Episode episode, Text found) {
        return switch (episode.turn()) {
            case STARTED ->
                new Text(
                        "Drift, seen in two of the last three windows. " + found.en(),
                        "Dérive, vue dans deux des trois dernières fenêtres. " + found.fr());
            case ONGOING ->
                new Text(
                        "Drift since " + Language.ENGLISH.minute(episode.since()) + " goes on. " + found.en(),
                        "La dérive depuis le " + Language.FRENCH.minute(episode.since()) + " continue. " + found.fr());
            case RECOVERED ->
                new Text(
                        "Drift since " + Language.ENGLISH.minute(episode.since())
                                + " is over: three calm windows in a row. " + found.en(),
                        "La dérive depuis le " + Language.FRENCH.minute(episode.since())
                                + " est terminée : trois fenêtres calmes de suite. " + found.fr());
        };
    }
}
