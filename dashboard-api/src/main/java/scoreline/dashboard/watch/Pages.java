package scoreline.dashboard.watch;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.drift.report.ReportedWindow;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.DriftReport;

/** Reported windows as pages that people read. Safe between threads. */
@Singleton
final class Pages {
    private final Bundles bundles;
    private final Map<Population, Judge> judges = new ConcurrentHashMap<>();

    Pages(Bundles bundles) {
        this.bundles = bundles;
    }

    /// What windows are held against.
    private record Population(String bundle, Optional<Segment> segment) {}

    /// @param twin where the same page is in the other language
    /// @throws Refusal when the bundle is not at hand, or has no such population
    String html(DriftReport report, Language language, String twin) {
        var segment = Optional.ofNullable(Segment.of(report.getSegmentFeature(), report.getSegmentCategory()));
        var judge = judges.computeIfAbsent(new Population(report.getBundleSha256(), segment), this::judge);
        try {
            return window(report, segment).page(judge).html(language, twin);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    ProblemType.UNAVAILABLE,
                    "This window was counted in other cells than its bundle's: no page shows it.");
        }
    }

    private Judge judge(Population population) {
        var bundle = bundles.decidedBy(population.bundle());
        return new Judge(
                population.segment().map(segment -> part(bundle, segment)).orElseGet(() -> Baseline.of(bundle)));
    }

    private static Baseline part(Bundle bundle, Segment segment) {
        return bundle.segments()
                .filter(known -> known.feature().equals(segment.feature()))
                .flatMap(known -> Optional.ofNullable(known.parts().get(segment.category())))
                .map(part -> Baseline.ofPart(bundle.catalogue(), part))
                .orElseThrow(() -> Refusal.notFound("The bundle knows no such segment: there is no page of it."));
    }

    private static ReportedWindow window(DriftReport report, Optional<Segment> segment) {
        var counts = new byte[report.getCounts().remaining()];
        report.getCounts().duplicate().get(counts);
        return new ReportedWindow(
                report.getBundleName() + " " + report.getBundleVersion(),
                segment.map(part -> part.feature() + " " + part.category()),
                report.getWindowStart(),
                report.getWindowEnd(),
                report.getComplete(),
                report.getLateRows(),
                since(report),
                counts);
    }

    private static Map<String, Instant> since(DriftReport report) {
        var since = new HashMap<String, Instant>();
        report.getFindings().stream()
                .filter(finding -> finding.getSince() != null)
                .forEach(finding -> since.put(finding.getName(), finding.getSince()));
        return since;
    }
}
