package scoreline.dashboard.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.model.BundleName;
import scoreline.plots.Language;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftSeverity;
import scoreline.wire.DriftVerdict;

/// What lists and heat maps tell of a window: some hundredths of its report, so that many can be kept at hand.
///
/// @param key of the report
/// @param segment null for all decisions of the bundle
record Outline(
        String key,
        BundleName bundle,
        @Nullable Segment segment,
        Instant start,
        Instant end,
        int revision,
        boolean complete,
        long rows,
        long lateRows,
        DriftVerdict verdict,
        Text sentence,
        List<Finding> findings) {

    /// In both languages.
    record Text(String english, String french) {
        String in(Language language) {
            return language.of(english, french);
        }
    }

    /// One thing that was looked at.
    ///
    /// @param effect nats; NaN where nothing was found out
    /// @param logOdds by how much the mean score moves on its account; NaN where nobody can say
    /// @param importance in training, 0 to 1
    record Finding(
            String name,
            Text label,
            DriftVerdict verdict,
            DriftSeverity severity,
            double effect,
            double logOdds,
            double importance) {
        private static Finding of(DriftFinding told) {
            var impact = told.getImpact();
            return new Finding(
                    same(told.getName()),
                    new Text(same(told.getLabelEn()), same(told.getLabelFr())),
                    told.getVerdict(),
                    told.getSeverity(),
                    told.getEffect(),
                    impact == null ? Double.NaN : impact.getLogOdds(),
                    impact == null ? 0 : impact.getImportance());
        }

        /** Names are the same in window after window. */
        private static String same(String name) {
            return name.intern();
        }
    }

    static Outline of(String key, DriftReport report) {
        return new Outline(
                key,
                new BundleName(report.getBundleName(), report.getBundleVersion(), report.getBundleSha256()),
                Segment.of(report.getSegmentFeature(), report.getSegmentCategory()),
                report.getWindowStart(),
                report.getWindowEnd(),
                report.getRevision(),
                report.getComplete(),
                report.getRows(),
                report.getLateRows(),
                report.getVerdict(),
                new Text(report.getSentenceEn(), report.getSentenceFr()),
                report.getFindings().stream().map(Finding::of).toList());
    }

    String id() {
        return WindowId.of(key);
    }

    Duration size() {
        return Duration.between(start, end);
    }
}
