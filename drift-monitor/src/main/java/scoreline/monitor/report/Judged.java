package scoreline.monitor.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Verdict;
import scoreline.monitor.population.Watch.Watched;
import scoreline.monitor.volume.Volume;
import scoreline.monitor.window.Window;
import scoreline.wire.DriftClosing;

/// A window that is to be reported.
///
/// @param revision 0 at first
/// @param lateRows decisions in it that came after it was passed
/// @param volume beside the windows before; empty where there was none
/// @param overTime verdicts by name of what was looked at; empty where the window is not followed
/// @param since when what moves over time was found, by its name; as empty
public record Judged(
        Watched watched,
        Window window,
        int revision,
        DriftClosing closing,
        boolean complete,
        long lateRows,
        WindowCounts counts,
        Judgement judgement,
        Optional<Volume> volume,
        Map<String, Verdict> overTime,
        Map<String, Instant> since) {}
