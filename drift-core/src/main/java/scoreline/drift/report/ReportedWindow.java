package scoreline.drift.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scoreline.drift.verdict.Judge;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/// A window of decisions as it was reported: what a page needs of a report, whoever keeps it.
///
/// @param bundle name and version of the bundle that decided, for people
/// @param segment feature and category of the decisions; empty for all of the bundle's
/// @param start event time, inclusive
/// @param end event time, exclusive
/// @param complete whether every partition had passed the end when the window was first reported
/// @param lateRows decisions counted that came after it was passed
/// @param since when each thing began to move, by the name of its finding
/// @param counts all that was counted, as `WindowCounts#toBytes` gave it
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record ReportedWindow(
        String bundle,
        Optional<String> segment,
        Instant start,
        Instant end,
        boolean complete,
        long lateRows,
        Map<String, Instant> since,
        byte[] counts) {

    private static final DateTimeFormatter IN_TITLES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    public ReportedWindow {
        since = Map.copyOf(since);
    }

    /// The page about it.
    ///
    /// @param judge of the population that the window was held against
    /// @throws IllegalArgumentException when the counts are not in that population's cells
    public WindowReport page(Judge judge) {
        var counted = judge.window(counts);
        return new WindowReport(
                title(), judge.baseline(), counted, judge.judge(counted), since, unseen(), Optional.empty());
    }

    private Text title() {
        var from = IN_TITLES.format(start);
        var to = IN_TITLES.format(end);
        var part = segment.map(named -> " · " + named).orElse("");
        return new Text(
                "Applications from %s to %s UTC against %s%s".formatted(from, to, bundle, part),
                "Demandes du %s au %s UTC et %s%s".formatted(from, to, bundle, part));
    }

    private List<Text> unseen() {
        var unseen = new ArrayList<Text>();
        if (!complete) {
            unseen.add(new Text(
                    "Decisions that may still come: when the window was first reported, not every partition had passed its end.",
                    "Des décisions qui peuvent encore arriver : quand la fenêtre a été rendue, toutes les partitions n’en avaient"
                            + " pas passé la fin."));
        }
        if (lateRows > 0) {
            unseen.add(new Text(
                    Language.ENGLISH.say(
                            "Nothing of the %,d %s that came late: counted here.",
                            lateRows, Language.ENGLISH.plural(lateRows, "decision", "decisions")),
                    Language.FRENCH.say(
                            "Rien des décisions arrivées en retard, au nombre de %,d : elles sont comptées ici.",
                            lateRows)));
        }
        return unseen;
    }
}
