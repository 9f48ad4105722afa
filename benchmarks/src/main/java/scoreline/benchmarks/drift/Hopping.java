package scoreline.benchmarks.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.drift.verdict.Judge;

/// Windows of 1,000 decisions, a new one each 100: at which level a statistic of one normal feature alarms
/// once in 200,000 unchanged decisions, and how many decisions then pass from a change to its alarm. Windows
/// share rows; so the level is found by drawing, an alarm being followed by none before its rows have left
/// the window. Each reference is drawn anew; the level is that of all.
///
/// @param reference rows of it
/// @param level above which the statistic alarms
/// @param alarms that were drawn where nothing changed
/// @param between decisions between two false alarms, as drawn
/// @param delays by shift; their errors are of the references' means
record Hopping(Statistic statistic, int reference, double level, long alarms, double between, List<Delay> delays) {
    static final int ROWS = 1_000;
    static final int HOP = 100;
    static final double WANTED = 200_000;
    static final List<Integer> REFERENCES = List.of(100_000, 1_000_000);

    private static final int HOPS = ROWS / HOP;
    private static final int UNCHANGED_HOPS = 50;
    private static final int MOST_HOPS = 2_000;
    private static final int STEPS = 40;

    /// What is looked at; larger is more suspicious.
    enum Statistic {
        /** In standard deviations. */
        WASSERSTEIN(0.08, 2) {
            @Override
            ToDoubleFunction<long[]> of(OneNormal feature) {
                return feature::distance;
            }
        },
        /** The p of the window's finding, as minus its logarithm. */
        CRAMER_VON_MISES(4, 20) {
            @Override
            ToDoubleFunction<long[]> of(OneNormal feature) {
                Judge judge = feature.judge();
                return window ->
                        -Math.log(Math.max(feature.finding(judge, window).p(), Double.MIN_NORMAL));
            }
        };

        /** Few windows exceed it; the others are not remembered. */
        private final double remembered;

        private final double micros;

        Statistic(double remembered, double micros) {
            this.remembered = remembered;
            this.micros = micros;
        }

        /** Of windows, shape (cells). */
        abstract ToDoubleFunction<long[]> of(OneNormal feature);
    }

    static double work(Effort effort) {
        return Arrays.stream(Statistic.values())
                        .mapToDouble(statistic -> {
                            Effort.Hops draws = effort.hops(statistic);
                            int changed = draws.streams() * Effort.SHIFTS.size() * (UNCHANGED_HOPS + HOPS);
                            return (double) draws.references() * (draws.unchanged() + changed) * statistic.micros;
                        })
                        .sum()
                * REFERENCES.size();
    }

    /** Each statistic beside each size of the reference. */
    static List<Hopping> measure(Effort effort, Course course) {
        return REFERENCES.stream()
                .flatMap(reference -> Arrays.stream(Statistic.values())
                        .map(statistic -> measure(statistic, reference, effort.hops(statistic), course)))
                .toList();
    }

    static Hopping measure(Statistic statistic, int reference, Effort.Hops draws, Course course) {
        List<OneNormal> features = IntStream.range(0, draws.references())
                .mapToObj(number -> OneNormal.draw(reference, new SplittableRandom(4_000L + number)))
                .toList();
        List<List<Reading>> high = IntStream.range(0, features.size())
                .parallel()
                .mapToObj(number -> {
                    List<Reading> found = unchanged(statistic, features.get(number), number, draws.unchanged());
                    course.advance("Hopping windows", draws.unchanged() * statistic.micros);
                    return found;
                })
                .toList();
        double decisions = (double) HOP * draws.unchanged() * features.size();
        double level = level(statistic, high, decisions);
        long alarms = alarms(high, level);
        List<Delay> delays = Effort.SHIFTS.stream()
                .map(shift -> Delay.of(IntStream.range(0, features.size())
                        .parallel()
                        .mapToDouble(number -> {
                            double mean = delay(statistic, features.get(number), number, shift, level, draws.streams());
                            course.advance(
                                    "Hopping windows after a change",
                                    draws.streams() * (UNCHANGED_HOPS + HOPS) * statistic.micros);
                            return mean;
                        })
                        .toArray()))
                .toList();
        return new Hopping(statistic, reference, level, alarms, decisions / alarms, delays);
    }

    /// A window that is worth remembering.
    private record Reading(int hop, double value) {}

    private static List<Reading> unchanged(Statistic statistic, OneNormal feature, int number, int hops) {
        ToDoubleFunction<long[]> reading = statistic.of(feature);
        var windows = new Windows(feature, new SplittableRandom(5_000L + number));
        CellDraw drawn = feature.moved(0);
        for (int i = 1; i < HOPS; i++) {
            windows.take(drawn);
        }
        List<Reading> high = new ArrayList<>();
        for (int hop = 0; hop < hops; hop++) {
            double value = reading.applyAsDouble(windows.take(drawn));
            if (value > statistic.remembered) {
                high.add(new Reading(hop, value));
            }
        }
        return high;
    }

    /** The lowest level that alarms no more often than wanted. */
    private static double level(Statistic statistic, List<List<Reading>> high, double decisions) {
        double low = statistic.remembered;
        double above = high.stream()
                .flatMap(List::stream)
                .mapToDouble(Reading::value)
                .max()
                .orElseThrow();
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + above) / 2;
            if (alarms(high, middle) * WANTED > decisions) {
                low = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    private static long alarms(List<List<Reading>> high, double level) {
        long alarms = 0;
        for (List<Reading> readings : high) {
            int next = 0;
            for (Reading each : readings) {
                if (each.value() > level && each.hop() >= next) {
                    alarms++;
                    next = each.hop() + HOPS;
                }
            }
        }
        return alarms;
    }

    /// The mean over the streams of one reference in which nothing alarmed before the change.
    private static double delay(
            Statistic statistic, OneNormal feature, int number, double shift, double level, int streams) {
        ToDoubleFunction<long[]> reading = statistic.of(feature);
        CellDraw before = feature.moved(0);
        CellDraw after = feature.moved(shift);
        var random = new SplittableRandom(Math.round(1e9 * shift) + number);
        return IntStream.range(0, streams)
                .mapToDouble(_ -> delay(reading, level, new Windows(feature, random), before, after))
                .filter(each -> each > 0)
                .average()
                .orElseThrow();
    }

    /** Decisions from the change to the alarm; 0 where it came before. */
    private static double delay(
            ToDoubleFunction<long[]> reading, double level, Windows windows, CellDraw before, CellDraw after) {
        for (int hop = 1; hop <= UNCHANGED_HOPS; hop++) {
            long[] window = windows.take(before);
            if (hop >= HOPS && reading.applyAsDouble(window) > level) {
                return 0;
            }
        }
        int hop = 1;
        while (hop < MOST_HOPS && reading.applyAsDouble(windows.take(after)) <= level) {
            hop++;
        }
        return (double) hop * HOP;
    }

    /** The last ten hops. */
    private static final class Windows {
        private final SplittableRandom random;
        private final long[][] hops;
        private final long[] window;
        private int oldest;

        Windows(OneNormal feature, SplittableRandom random) {
            this.random = random;
            this.hops = Stream.generate(feature::nothing).limit(HOPS).toArray(long[][]::new);
            this.window = feature.nothing();
        }

        /** The window that the next hop ends, until the one after it. */
        long[] take(CellDraw drawn) {
            long[] hop = hops[oldest];
            oldest = (oldest + 1) % HOPS;
            for (int cell = 0; cell < hop.length; cell++) {
                window[cell] -= hop[cell];
            }
            Arrays.fill(hop, 0);
            for (int row = 0; row < HOP; row++) {
                hop[Byte.toUnsignedInt(drawn.next(random))]++;
            }
            for (int cell = 0; cell < hop.length; cell++) {
                window[cell] += hop[cell];
            }
            return window;
        }
    }
}
