package scoreline.monitor.episode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Track;
import scoreline.drift.verdict.Verdict;
import scoreline.monitor.window.Window;

/// What moved over time. Each size of window is followed by itself, for small changes show in long windows
/// alone; but what moves in shorter windows is told of from those, and not twice.
public final class Episodes {
    private final Map<Series, SortedMap<String, Followed>> all = new HashMap<>();

    /// What a window made of the things in it.
    ///
    /// @param verdicts over time, by name of the finding
    /// @param told episodes to tell of, in the order of the findings
    public record Step(Map<String, Verdict> verdicts, List<Told> told) {}

    /// An episode to tell of.
    public record Told(Finding finding, Track.Episode episode) {}

    /// @param remembered as [#remember] gave it
    public void recall(Series series, byte[] remembered) {
        all.put(series, Followed.read(remembered));
    }

    /// What to remember of a series until the next window.
    public byte[] remember(Series series) {
        return Followed.toBytes(things(series));
    }

    /// Whether a window comes next: windows that overlap are no second proof, and one that comes after its turn
    /// is no news.
    public boolean isNext(Series series, Window window) {
        return window.isWhole()
                && things(series).values().stream()
                        .flatMap(thing -> thing.track().lastWindow().stream())
                        .allMatch(last -> window.end().isAfter(last));
    }

    /// @param end of a window that [#isNext]
    public Step step(Series series, Instant end, Judgement judgement) {
        var things = things(series);
        var verdicts = new HashMap<String, Verdict>();
        List<Told> told = new ArrayList<>();
        judgement.findings().forEach(finding -> {
            var followed = things.getOrDefault(finding.name(), Followed.start());
            var step = followed.track().step(end, judgement, finding);
            verdicts.put(finding.name(), step.verdict());
            boolean tell = step.episode()
                    .map(episode -> isToTell(series, finding.name(), followed, episode))
                    .orElse(followed.told());
            if (tell) {
                step.episode().ifPresent(episode -> told.add(new Told(finding, episode)));
            }
            boolean runs = step.track().running().isPresent();
            things.put(finding.name(), new Followed(step.track(), runs && tell));
        });
        return new Step(verdicts, told);
    }

    /** Of an episode that nobody heard of, nobody needs to hear that it is over. */
    private boolean isToTell(Series series, String name, Followed followed, Track.Episode episode) {
        return followed.told() || (episode.turn() != Track.Turn.RECOVERED && !runsInShorterWindows(series, name));
    }

    private boolean runsInShorterWindows(Series series, String name) {
        return all.entrySet().stream()
                .filter(other -> series.isCoarserThan(other.getKey()))
                .map(other -> other.getValue().getOrDefault(name, Followed.start()))
                .anyMatch(thing -> thing.track().running().isPresent());
    }

    private SortedMap<String, Followed> things(Series series) {
        return all.computeIfAbsent(series, _ -> new TreeMap<>());
    }
}
