package scoreline.drift.verdict;

import java.time.Instant;
import java.util.Optional;

/// What is remembered of one thing from window to window, so that one odd window is no alarm and a wavering effect no
/// series of them. An episode starts when it moved in two of the last three windows, and is over after three calm ones,
/// calm
/// being well beneath what starts one. For three windows after that, only something graver starts another.
///
/// Windows of too few rows change nothing here.
///
/// @param movedBefore whether it moved in the last window, and in the one before
/// @param lastWindow end of the last window, exclusive; empty before the first
/// @param running the episode that runs
/// @param cooling windows during which none as grave as `last` or less starts
/// @param last how grave the last episode was
public record Track(
        boolean movedBefore,
        boolean movedTwoBefore,
        Optional<Instant> lastWindow,
        Optional<Running> running,
        int cooling,
        Severity last) {

    private static final int CALM_WINDOWS = 3;
    private static final int COOLING_WINDOWS = 3;

    /// An episode that runs.
    ///
    /// @param since end of the window that started it
    /// @param worst so far
    /// @param calm windows in a row that were calm
    public record Running(Instant since, Severity worst, int calm) {}

    /** What becomes of an episode in a window. */
    public enum Turn {
        STARTED,
        ONGOING,
        RECOVERED
    }

    /// An episode as a window leaves it.
    ///
    /// @param since end of the window that started it
    /// @param worst how grave it was at its worst
    public record Episode(Turn turn, Instant since, Severity worst) {}

    /// @param track to be remembered for the next window
    /// @param verdict [Verdict#WATCH] while a change is not confirmed by a second window, [Verdict#DRIFT] while an
    ///     episode runs
    public record Step(Track track, Verdict verdict, Optional<Episode> episode) {}

    /** Before any window. */
    public static Track start() {
        return new Track(false, false, Optional.empty(), Optional.empty(), 0, Severity.NONE);
    }

    /// @param end of the window, exclusive; after the last one's
    /// @param judged the window as a whole
    /// @param found what it says of this thing
    public Step step(Instant end, Judgement judged, Followed found) {
        if (lastWindow.isPresent() && !end.isAfter(lastWindow.get())) {
            throw new IllegalArgumentException("windows must come in order, and each once");
        }
        if (judged.verdict() == Verdict.INSUFFICIENT_DATA) {
            return new Step(
                    new Track(movedBefore, movedTwoBefore, Optional.of(end), running, cooling, last),
                    Verdict.INSUFFICIENT_DATA,
                    Optional.empty());
        }
        return running.map(episode -> goOn(end, found, episode)).orElseGet(() -> look(end, found));
    }

    private Step goOn(Instant end, Followed found, Running episode) {
        boolean moved = found.severity() != Severity.NONE;
        int calm = isCalm(found) ? episode.calm() + 1 : 0;
        Severity worst = graver(episode.worst(), found.severity());
        if (calm == CALM_WINDOWS) {
            return new Step(
                    new Track(false, false, Optional.of(end), Optional.empty(), COOLING_WINDOWS, worst),
                    Verdict.OK,
                    Optional.of(new Episode(Turn.RECOVERED, episode.since(), worst)));
        }
        var next = new Running(episode.since(), worst, calm);
        return new Step(
                new Track(moved, movedBefore, Optional.of(end), Optional.of(next), 0, Severity.NONE),
                Verdict.DRIFT,
                Optional.of(new Episode(Turn.ONGOING, episode.since(), worst)));
    }

    private Step look(Instant end, Followed found) {
        boolean moved = found.severity() != Severity.NONE;
        boolean confirmed = moved && (movedBefore || movedTwoBefore);
        boolean held = cooling > 0 && found.severity().compareTo(last) <= 0;
        if (confirmed && !held) {
            var started = new Running(end, found.severity(), 0);
            return new Step(
                    new Track(true, movedBefore, Optional.of(end), Optional.of(started), 0, Severity.NONE),
                    Verdict.DRIFT,
                    Optional.of(new Episode(Turn.STARTED, end, found.severity())));
        }
        return new Step(
                new Track(moved, movedBefore, Optional.of(end), Optional.empty(), Math.max(0, cooling - 1), last),
                moved ? Verdict.WATCH : Verdict.OK,
                Optional.empty());
    }

    private static boolean isCalm(Followed found) {
        return found.adjustedP() > Thresholds.STILL_SURE || found.effect() < Thresholds.STILL_THERE;
    }

    private static Severity graver(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
