package scoreline.benchmarks.drift;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Shape;

/// Windows of 1,000 decisions, a new one each 100: at which level a statistic of one normal feature alarms
/// once in 200,000 unchanged decisions, and how many decisions then pass from a change to its alarm. Windows
/// share rows; so the level is found by drawing, an alarm being followed by none before its rows have left
/// the window.
///
/// @param found one for each statistic
record Hopping(List<Found> found) {
    static final int ROWS = 1_000;
    static final int HOP = 100;
    static final double WANTED = 200_000;

    private static final List<Statistic> STATISTICS = List.of(Statistic.values());
    private static final int HOPS = ROWS / HOP;
    private static final int POPULATIONS = 40;
    private static final int UNCHANGED_HOPS = 50;
    private static final int MOST_HOPS = 2_000;
    private static final double JUDGED = 12;

    /** What is looked at; larger is more suspicious. */
    enum Statistic {
        /** The p of the window's finding, as minus its logarithm. */
        CRAMER_VON_MISES,
        /** In standard deviations. */
        WASSERSTEIN;

        double of(Finding finding) {
            return switch (this) {
                case CRAMER_VON_MISES -> -Math.log(Math.max(finding.p(), Double.MIN_NORMAL));
                case WASSERSTEIN ->
                    ((Shape.Ordered) finding.shape()).wasserstein().sigmas();
            };
        }
    }

    /// @param value above which it alarms
    /// @param between decisions between two false alarms, as drawn
    record Level(Statistic statistic, double value, double between) {
        boolean isReachedBy(Finding finding) {
            return statistic.of(finding) > value;
        }
    }

    /// @param delays by shift
    record Found(Level level, List<Delay> delays) {}

    /// @param mean decisions from change to alarm
    /// @param error standard, of the mean
    record Delay(double mean, double error) {}

    static double work(Effort effort) {
        double streams = (double) STATISTICS.size() * effort.streams() * Effort.SHIFTS.size() * (UNCHANGED_HOPS + HOPS);
        return ((double) POPULATIONS * effort.hops() + streams) * JUDGED;
    }

    static Hopping measure(Effort effort, Course course) {
        List<Population> populations = IntStream.range(0, POPULATIONS)
                .parallel()
                .mapToObj(number -> Population.ofOneNormal(4_000 + number))
                .toList();
        List<double[][]> unchanged = IntStream.range(0, POPULATIONS)
                .parallel()
                .mapToObj(number -> unchanged(populations.get(number), number, effort.hops(), course))
                .toList();
        List<Found> found = new ArrayList<>();
        for (int s = 0; s < STATISTICS.size(); s++) {
            int at = s;
            Level level = level(
                    STATISTICS.get(at), unchanged.stream().map(each -> each[at]).toList());
            found.add(new Found(
                    level,
                    Effort.SHIFTS.stream()
                            .map(shift -> delay(shift, level, populations, effort, course))
                            .toList()));
        }
        return new Hopping(found);
    }

    private static Delay delay(double shift, Level level, List<Population> populations, Effort effort, Course course) {
        return delay(IntStream.range(0, effort.streams())
                .parallel()
                .mapToDouble(stream -> {
                    course.advance("Hopping windows after a change", (UNCHANGED_HOPS + HOPS) * JUDGED);
                    return changed(populations.get(stream % POPULATIONS), shift, stream, level);
                })
                .filter(each -> each > 0)
                .toArray());
    }

    /** By statistic, then by hop. */
    private static double[][] unchanged(Population population, int number, int hops, Course course) {
        var series = new double[STATISTICS.size()][hops];
        var windows = new Windows(population, new SplittableRandom(5_000 + number));
        for (int i = 1; i < HOPS; i++) {
            windows.take(population.moved(0));
        }
        CellDraw[] drawn = population.moved(0);
        for (int hop = 0; hop < hops; hop++) {
            Finding finding = windows.take(drawn);
            for (int s = 0; s < series.length; s++) {
                series[s][hop] = STATISTICS.get(s).of(finding);
            }
            course.advance("Hopping windows", JUDGED);
        }
        return series;
    }

    private static Level level(Statistic statistic, List<double[]> series) {
        double low = 0;
        double high = series.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        for (int step = 0; step < 40; step++) {
            double middle = (low + high) / 2;
            if (between(series, middle) < WANTED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Level(statistic, high, between(series, high));
    }

    private static double between(List<double[]> series, double level) {
        long alarms = 0;
        long hops = 0;
        for (double[] values : series) {
            hops += values.length;
            for (int hop = 0; hop < values.length; hop++) {
                if (values[hop] > level) {
                    alarms++;
                    hop += HOPS - 1;
                }
            }
        }
        return (double) hops * HOP / alarms;
    }

    /** Decisions from the change to the alarm; 0 where it came before. */
    private static double changed(Population population, double shift, int stream, Level level) {
        var windows = new Windows(population, new SplittableRandom(Math.round(1e9 * shift) + stream));
        CellDraw[] before = population.moved(0);
        CellDraw[] after = population.moved(shift);
        for (int hop = 1; hop <= UNCHANGED_HOPS; hop++) {
            Finding finding = windows.take(before);
            if (hop >= HOPS && level.isReachedBy(finding)) {
                return 0;
            }
        }
        int hop = 1;
        while (hop < MOST_HOPS && !level.isReachedBy(windows.take(after))) {
            hop++;
        }
        return (double) hop * HOP;
    }

    static Delay delay(double[] all) {
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance =
                Arrays.stream(all).map(each -> (each - mean) * (each - mean)).sum() / (all.length - 1);
        return new Delay(mean, Math.sqrt(variance / all.length));
    }

    /** The last ten hops. */
    private static final class Windows {
        private final Population population;
        private final SplittableRandom random;
        private final Deque<WindowCounts> hops = new ArrayDeque<>();

        Windows(Population population, SplittableRandom random) {
            this.population = population;
            this.random = random;
        }

        /** What is found of the window that the next hop ends. */
        Finding take(CellDraw[] drawn) {
            hops.add(population.window(HOP, random, drawn));
            if (hops.size() > HOPS) {
                hops.remove();
            }
            WindowCounts window = population.judge().window();
            hops.forEach(window::add);
            return population.judge().judge(window).features().getFirst();
        }
    }
}
