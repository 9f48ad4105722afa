package scoreline.dashboard.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.model.BundleName;
import scoreline.plots.Language;
import scoreline.wire.DriftVerdict;

/**
 * A window of decisions, held against the population that its bundle was trained on.
 *
 * @param id of the window
 * @param segment null for all decisions of the bundle
 * @param start event time, inclusive, UTC
 * @param end event time, exclusive, UTC
 * @param size from start to end, ISO 8601
 * @param revision 0 for the first report, one more for each that late decisions made necessary
 * @param complete whether every partition had passed the end when it was first reported
 * @param rows decisions
 * @param lateRows those of them that came after the window was passed
 * @param verdict OK, WATCH, DRIFT or INSUFFICIENT_DATA
 * @param sentence the verdict in the reader's language
 */
public record WindowSummary(
        String id,
        BundleName bundle,
        @Nullable Segment segment,
        Instant start,
        Instant end,
        String size,
        int revision,
        boolean complete,
        long rows,
        long lateRows,
        String verdict,
        String sentence,
        Verdicts findings) {

    /** How many findings have which verdict. */
    public record Verdicts(long ok, long watch, long drift, long insufficientData) {
        private static Verdicts of(List<Outline.Finding> findings) {
            return new Verdicts(
                    count(findings, DriftVerdict.OK),
                    count(findings, DriftVerdict.WATCH),
                    count(findings, DriftVerdict.DRIFT),
                    count(findings, DriftVerdict.INSUFFICIENT_DATA));
        }

        private static long count(List<Outline.Finding> findings, DriftVerdict verdict) {
            return findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .count();
        }
    }

    static WindowSummary of(Outline window, Language language) {
        return new WindowSummary(
                window.id(),
                window.bundle(),
                window.segment(),
                window.start(),
                window.end(),
                window.size().toString(),
                window.revision(),
                window.complete(),
                window.rows(),
                window.lateRows(),
                window.verdict().name(),
                window.sentence().in(language),
                Verdicts.of(window.findings()));
    }
}
