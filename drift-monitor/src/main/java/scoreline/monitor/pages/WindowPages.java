package scoreline.monitor.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.drift.report.ReportedWindow;
import scoreline.drift.report.WindowReport;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.population.WatchedBundle;
import scoreline.monitor.relay.Delivery;
import scoreline.monitor.relay.Receiver;
import scoreline.plots.Language;
import scoreline.wire.DriftReport;

/**
 * Writes each window that is reported as a page, in English and beside it in French: {@code DIR/BUNDLE-VERSION/START-SIZE.html} and
 * {@code .fr.html}. A window that late decisions revise is written anew, in the same files.
 */
public final class WindowPages implements Receiver<DriftReport> {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPages.class);

    /** As files can be called everywhere. */
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final List<WatchedBundle> bundles;
    private final IdentityHashMap<Baseline, Judge> judges = new IdentityHashMap<>();

    /// @param bundles whose windows are written; those of others are passed over
    public WindowPages(Path folder, List<WatchedBundle> bundles) {
        this.folder = folder;
        this.bundles = List.copyOf(bundles);
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public Optional<Delivery> tell(DriftReport report) {
        return baseline(report).map(baseline -> write(report, baseline));
    }

    private Optional<Baseline> baseline(DriftReport report) {
        return bundles.stream()
                .filter(bundle -> bundle.sha256().equals(report.getBundleSha256()))
                .findFirst()
                .flatMap(bundle -> report.getSegmentCategory() == null
                        ? Optional.of(bundle.baseline())
                        : bundle.segments()
                                .flatMap(segments ->
                                        Optional.ofNullable(segments.baselines().get(report.getSegmentCategory()))));
    }

    private Delivery write(DriftReport report, Baseline baseline) {
        var name = fileName(report);
        var place = folder.resolve(safe(report.getBundleName() + "-" + report.getBundleVersion()));
        var page = page(report, baseline);
        try {
            Files.createDirectories(place);
            write(place.resolve(name + ".html"), page.html(Language.ENGLISH, name + ".fr.html"));
            write(place.resolve(name + ".fr.html"), page.html(Language.FRENCH, name + ".html"));
            return Delivery.DELIVERED;
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("why", e.getClass().getSimpleName()).log("a page cannot be written yet");
            return Delivery.FAILED;
        }
    }

    /** Whole or not at all. */
    private static void write(Path file, String html) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, html, UTF_8);
        var _ = Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private WindowReport page(DriftReport report, Baseline baseline) {
        var counts = new byte[report.getCounts().remaining()];
        report.getCounts().duplicate().get(counts);
        return new ReportedWindow(
                        report.getBundleName() + " " + report.getBundleVersion(),
                        Optional.ofNullable(report.getSegmentCategory())
                                .map(category -> report.getSegmentFeature() + " " + category),
                        report.getWindowStart(),
                        report.getWindowEnd(),
                        report.getComplete(),
                        report.getLateRows(),
                        since(report),
                        counts)
                .page(judges.computeIfAbsent(baseline, Judge::new));
    }

    private static Map<String, Instant> since(DriftReport report) {
        var since = new HashMap<String, Instant>();
        for (var finding : report.getFindings()) {
            if (finding.getSince() != null) {
                since.put(finding.getName(), finding.getSince());
            }
        }
        return since;
    }

    private static String fileName(DriftReport report) {
        var window = IN_NAMES.format(report.getWindowStart()) + "-"
                + Duration.between(report.getWindowStart(), report.getWindowEnd());
        return report.getSegmentCategory() == null
                ? window
                : window + "-" + safe(requireNonNull(report.getSegmentCategory()));
    }

    /** Two names that would become one stay two. */
    private static String safe(String text) {
        var safe = text.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return safe.equals(text) ? text : safe + "-" + Integer.toHexString(text.hashCode());
    }

    @Override
    public void close() {}
}
