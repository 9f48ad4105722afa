package scoreline.benchmarks.drift;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The measurement {@code ./scoreline bench calibration}: how often the defaults are wrong, and how late when right. */
public final class CalibrationBench {

    private final Effort effort;
    private final Course course;

    private CalibrationBench(Effort effort, PrintWriter out) {
        this.effort = effort;
        this.course = new Course(out, work(effort));
    }

    /// Runs to the end.
    ///
    /// @param quick whether a minute is enough
    /// @return what it prints, in Markdown
    public static List<String> run(boolean quick, PrintWriter out) {
        long began = System.nanoTime();
        var report = new CalibrationReport(new CalibrationBench(quick ? Effort.QUICK : Effort.FULL, out).measure());
        report.text().forEach(out::println);
        var took = Duration.ofNanos(System.nanoTime() - began);
        out.printf(Locale.ROOT, "%ntotal time %d min %02d s%n", took.toMinutes(), took.toSecondsPart());
        return report.markdown();
    }

    private static double work(Effort effort) {
        double windows = Effort.SIZES.stream()
                .mapToDouble(rows -> effort.populations() * effort.windows() * Effort.window(rows))
                .sum();
        double months = effort.populations() * effort.months() * Episodes.HOURS * Effort.window(Episodes.ROWS);
        double real = RealRows.table().isPresent() ? RealRows.work(effort) : 0;
        return windows + months + Hopping.work(effort) + Sums.work(effort) + real;
    }

    private Calibration measure() {
        List<NullWindows> windows = Effort.SIZES.stream()
                .map(rows -> NullWindows.measure(rows, effort, course))
                .toList();
        Episodes episodes = Episodes.measure(effort, course);
        List<Hopping> hopping = Hopping.measure(effort, course);
        List<Sums> sums = Sums.ASKED.stream()
                .map(asked -> Sums.measure(asked, effort, course))
                .toList();
        List<RealRows> real = RealRows.table()
                .map(file -> RealRows.measure(file, effort, course))
                .orElse(List.of());
        course.clear();
        return new Calibration(effort.populations(), windows, episodes, hopping, sums, real);
    }
}
