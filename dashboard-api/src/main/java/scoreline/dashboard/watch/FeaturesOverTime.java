package scoreline.dashboard.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.model.BundleName;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;
import scoreline.wire.DriftSeverity;

/**
 * What is found of each thing in window after window.
 *
 * @param bundle whose decisions they are of; null where there is no window
 * @param windows the oldest first
 * @param features those that ask most for attention first: by their gravest finding, then by importance in training
 */
public record FeaturesOverTime(@Nullable BundleName bundle, List<Window> windows, List<OverTime> features) {

    /** As many as one look takes in. */
    private static final int USUAL = 20;

    /**
     * A column.
     *
     * @param id of the window
     * @param verdict OK, WATCH, DRIFT or INSUFFICIENT_DATA
     */
    public record Window(String id, Instant start, Instant end, long rows, String verdict) {}

    /**
     * A row.
     *
     * @param name feature of the catalogue; {@code probability_of_default}; {@code decisions}
     * @param found in each window; null where nothing was found out
     */
    public record OverTime(String name, String label, List<@Nullable Found> found) {}

    /**
     * A cell.
     *
     * @param verdict OK, WATCH, DRIFT or INSUFFICIENT_DATA
     * @param severity NONE, WATCH or ALERT
     * @param effect nats
     * @param logOdds by how much the mean score moves on its account; null where nobody can say
     */
    public record Found(
            String verdict,
            String severity,
            @Nullable Double effect,
            @Nullable Double logOdds) {
        private static Found of(Outline.Finding finding) {
            return new Found(
                    finding.verdict().name(),
                    finding.severity().name(),
                    Finite.of(finding.effect()),
                    Finite.of(finding.logOdds()));
        }
    }

    /// One thing, and what was found of it by the number of the window.
    @SuppressWarnings("ArrayRecordComponent") // filled once, never compared
    private record Course(Outline.Finding newest, Outline.@Nullable Finding[] found) {
        private DriftSeverity worst() {
            var worst = DriftSeverity.NONE;
            for (Outline.@Nullable Finding finding : found) {
                if (finding != null && finding.severity().compareTo(worst) > 0) {
                    worst = finding.severity();
                }
            }
            return worst;
        }
    }

    /// @param newestFirst windows of one population and size
    /// @param asked names; empty for those that ask most for attention
    /// @throws Refusal when one is asked for that no window knows
    static FeaturesOverTime of(List<Outline> newestFirst, List<String> asked, Language language) {
        if (newestFirst.isEmpty()) {
            return new FeaturesOverTime(null, List.of(), List.of());
        }
        var windows = newestFirst.reversed();
        var courses = courses(windows);
        var chosen = asked.isEmpty()
                ? courses.values().stream()
                        .sorted(Comparator.comparing(Course::worst)
                                .thenComparingDouble(course -> course.newest().importance())
                                .reversed())
                        .limit(USUAL)
                        .toList()
                : asked.stream().map(name -> known(courses, name)).toList();
        return new FeaturesOverTime(
                newestFirst.getFirst().bundle(),
                windows.stream().map(FeaturesOverTime::window).toList(),
                chosen.stream().map(course -> row(course, language)).toList());
    }

    private static Map<String, Course> courses(List<Outline> windows) {
        var courses = new LinkedHashMap<String, Course>();
        for (int w = windows.size() - 1; w >= 0; w--) {
            for (var finding : windows.get(w).findings()) {
                courses.computeIfAbsent(finding.name(), _ -> new Course(finding, new Outline.Finding[windows.size()]))
                        .found()[w] = finding;
            }
        }
        return courses;
    }

    private static Course known(Map<String, Course> courses, String name) {
        var course = courses.get(name);
        if (course == null) {
            throw Refusal.ofParameter("features", "It names something that these windows do not know.");
        }
        return course;
    }

    private static Window window(Outline window) {
        return new Window(
                window.id(),
                window.start(),
                window.end(),
                window.rows(),
                window.verdict().name());
    }

    private static OverTime row(Course course, Language language) {
        var found = new ArrayList<@Nullable Found>();
        for (Outline.@Nullable Finding finding : course.found()) {
            found.add(finding == null ? null : Found.of(finding));
        }
        return new OverTime(course.newest().name(), course.newest().label().in(language), found);
    }
}
