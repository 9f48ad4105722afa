package scoreline.dashboard.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.model.BundleName;
import scoreline.plots.Language;

/**
 * An episode of drift, as it stands. Figures that are not finite are null.
 *
 * @param id of the episode
 * @param event number of its last change among all decisions and alerts
 * @param state RUNNING or RECOVERED
 * @param turn what the last window made of it: STARTED, ONGOING or RECOVERED
 * @param since when it began, UTC
 * @param severity WATCH or ALERT, at its worst so far
 * @param segment null for all decisions of the bundle
 * @param windowStart of the window that said so last
 * @param windowEnd of that window, exclusive
 * @param window id of that window; null where it is watched as it happens
 * @param what feature of the catalogue; {@code probability_of_default}; {@code decisions}; {@code associations}; {@code sum:log-odds};
 *     {@code sum:refusals}
 * @param label what people call it
 * @param rows decisions that tell of it
 * @param p the chance of as large a difference where nothing changed; null of sums
 * @param adjustedP the same, given how many things are looked at; null of sums
 * @param effect how far it went, nats
 * @param logOdds by how much the mean score moves on its account; null where nobody can say
 * @param sentence what happened
 * @param acknowledged the first note that says somebody has seen it; null while nobody has
 * @param notes what people said of it, the first first
 */
public record AlertDocument(
        String id,
        long event,
        String state,
        String turn,
        Instant since,
        String severity,
        BundleName bundle,
        @Nullable Segment segment,
        Instant windowStart,
        Instant windowEnd,
        @Nullable String window,
        String what,
        String label,
        long rows,
        @Nullable Double p,
        @Nullable Double adjustedP,
        @Nullable Double effect,
        @Nullable Double logOdds,
        String sentence,
        @Nullable Note acknowledged,
        List<Note> notes) {

    /**
     * What somebody said of an alert.
     *
     * @param kind ACKNOWLEDGEMENT or COMMENT
     * @param author name of the key that said so
     * @param text null in an acknowledgement
     */
    public record Note(String kind, String author, @Nullable String text, Instant writtenAt) {}

    static AlertDocument of(Alerts.Stored stored, List<Note> notes, Language language) {
        var alert = stored.alert();
        return new AlertDocument(
                stored.id(),
                stored.event(),
                AlertState.of(alert).name(),
                alert.getTurn().name(),
                alert.getSince(),
                alert.getSeverity().name(),
                new BundleName(alert.getBundleName(), alert.getBundleVersion(), alert.getBundleSha256()),
                Segment.of(alert.getSegmentFeature(), alert.getSegmentCategory()),
                alert.getWindowStart(),
                alert.getWindowEnd(),
                WindowId.of(alert),
                alert.getWhat(),
                language.of(alert.getLabelEn(), alert.getLabelFr()),
                alert.getRows(),
                Finite.of(alert.getP()),
                Finite.of(alert.getAdjustedP()),
                Finite.of(alert.getEffect()),
                Finite.of(alert.getLogOdds()),
                language.of(alert.getSentenceEn(), alert.getSentenceFr()),
                notes.stream()
                        .filter(note -> note.kind().equals(AlertNotes.Kind.ACKNOWLEDGEMENT.name()))
                        .findFirst()
                        .orElse(null),
                List.copyOf(notes));
    }
}
