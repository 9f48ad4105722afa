package scoreline.monitor.sums;

import java.time.Instant;
import scoreline.drift.sequential.Signal;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Track.Turn;
import scoreline.scoring.catalogue.Text;

/// What becomes of an episode of a signal.
///
/// @param since when the change probably began
/// @param worst how grave it was at its worst
/// @param from when that of which `rows` and the mean are began: the change as this alarm sees it, or the calm
/// @param to its end, exclusive
/// @param before mean at training time
/// @param now mean of these rows
/// @param deviations `now − before` in standard deviations of training
public record Told(
        Signal signal,
        Turn turn,
        Instant since,
        Severity worst,
        Instant from,
        Instant to,
        long rows,
        double before,
        double now,
        double deviations,
        Text sentence) {}
