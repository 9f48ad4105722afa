package scoreline.drift.sequential;

import java.time.Instant;
import scoreline.scoring.catalogue.Text;

/// That a number's mean changed.
///
/// @param at end of the bucket that told, exclusive
/// @param since when the change probably began: start of the bucket after which the sum was never 0 again
/// @param count decisions since then
/// @param before the mean at training time, in the number's own unit
/// @param now the mean since then; somewhat too far from `before` on average, for what looks largest alarms
/// first
/// @param low and `high`: 95 % interval of `now`, by the spread seen since then
/// @param deviations `now − before` in standard deviations of training; positive upwards
public record Alarm(
        Signal signal,
        Instant at,
        Instant since,
        long count,
        double before,
        double now,
        double low,
        double high,
        double deviations,
        Text sentence) {}
