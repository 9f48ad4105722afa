package scoreline.monitor.tracking;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftOfNumbers;
import scoreline.wire.DriftRates;
import scoreline.wire.DriftReport;

/// A report's figures by name: of the window alone, and of each thing found as `NAME/figure`.
final class Figures {
    private final SortedMap<String, Double> figures = new TreeMap<>();

    private Figures() {}

    /** Those that are finite. */
    static SortedMap<String, Double> of(DriftReport report) {
        var all = new Figures();
        all.put("rows", (double) report.getRows());
        all.put("refused_share", (double) report.getRefused() / report.getRows());
        all.put("mean_margin", report.getMeanMargin());
        all.put("mean_probability", report.getMeanProbability());
        all.put("detectable_shift", report.getDetectableShift());
        report.getFindings().forEach(all::put);
        return Collections.unmodifiableSortedMap(all.figures);
    }

    private void put(DriftFinding finding) {
        var name = name(finding.getName());
        put(name + "/effect", finding.getEffect());
        put(name + "/stability_index", finding.getStabilityIndex());
        put(name + "/adjusted_p", finding.getAdjustedP());
        Optional.ofNullable(finding.getOrdered())
                .map(DriftOfNumbers::getLiveMean)
                .ifPresent(mean -> put(name + "/mean", mean));
        Optional.ofNullable(finding.getRates())
                .map(DriftRates::getMissing)
                .ifPresent(missing -> put(name + "/missing_share", missing.getLive()));
    }

    /** What the server takes for a name. */
    private static String name(String feature) {
        return feature.replaceAll("[^\\p{L}\\p{N}_\\-. ]", "_");
    }

    private void put(String name, double figure) {
        if (Double.isFinite(figure)) {
            figures.put(name, figure);
        }
    }
}
