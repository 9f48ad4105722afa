package scoreline.monitor.episode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import scoreline.drift.verdict.Followed;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Track;
import scoreline.drift.verdict.Verdict;
import scoreline.monitor.window.Window;

/// What moved over time. Each size of window is followed by itself, for small changes show in long windows
/// alone; but what moves in shorter windows is told of from those, and not twice.
public final class Episodes {
    private final Map<Series, SortedMap<String, Thing>> all = new HashMap<>();

    /// What a window made of the things in it.
    ///
    /// @param verdicts over time, by name of what was looked at
    /// @param since ends of the windows that started the episodes that run, by name of what moved
    /// @param told episodes to tell of, in the order in which they were looked at
    public record Step(Map<String, Verdict> verdicts, Map<String, Instant> since, List<Told> told) {}

    /// An episode to tell of.
    public record Told(Followed found, Track.Episode episode) {}

    /// @param remembered as [#remember] gave it
    public void recall(Series series, byte[] remembered) {
        all.put(series, Thing.read(remembered));
    }

    /// What to remember of a series until the next window.
    public byte[] remember(Series series) {
        return Thing.toBytes(things(series));
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
        var since = new HashMap<String, Instant>();
        List<Told> told = new ArrayList<>();
        judgement.followed().forEach(found -> {
            var thing = things.getOrDefault(found.name(), Thing.start());
            var step = thing.track().step(end, judgement, found);
            verdicts.put(found.name(), step.verdict());
            boolean tell = step.episode()
                    .map(episode -> isToTell(series, found.name(), thing, episode))
                    .orElse(thing.told());
            if (tell) {
                step.episode().ifPresent(episode -> told.add(new Told(found, episode)));
            }
            boolean runs = step.track().running().isPresent();
            step.track().running().ifPresent(episode -> since.put(found.name(), episode.since()));
            things.put(found.name(), new Thing(step.track(), runs && tell));
        });
        return new Step(verdicts, since, told);
    }

    /// How grave the episodes are that run and were told of, each at its worst.
    ///
    /// @param which series to look at
    public Stream<Severity> running(Predicate<Series> which) {
        return all.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .flatMap(each -> each.getValue().values().stream())
                .filter(Thing::told)
                .flatMap(thing -> thing.track().running().stream())
                .map(Track.Running::worst);
    }

    /** Of an episode that nobody heard of, nobody needs to hear that it is over. */
    private boolean isToTell(Series series, String name, Thing thing, Track.Episode episode) {
        return thing.told() || (episode.turn() != Track.Turn.RECOVERED && !runsInShorterWindows(series, name));
    }

    private boolean runsInShorterWindows(Series series, String name) {
        return all.entrySet().stream()
                .filter(other -> series.isCoarserThan(other.getKey()))
                .map(other -> other.getValue().getOrDefault(name, Thing.start()))
                .anyMatch(thing -> thing.track().running().isPresent());
    }

    private SortedMap<String, Thing> things(Series series) {
        return all.computeIfAbsent(series, _ -> new TreeMap<>());
    }
}
