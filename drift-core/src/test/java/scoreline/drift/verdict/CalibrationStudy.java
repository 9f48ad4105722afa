package scoreline.drift.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The long form of [FalseAlarmTest]: prints the tables of docs/method/drift.md, some minutes. */
class CalibrationStudy {

    private static final Population POPULATION = new Population(Population.catalogue(100), 100_000, 5);

    @Test
    void unchanged() {
        print(
                "| rows | windows | continuous p ≤ .05 | others p ≤ .05 | windows with a discovery | windows with an alarm | judging, µs |");
        for (int[] size : new int[][] {
            {100, 4_000}, {200, 4_000}, {500, 2_000}, {1_000, 2_000}, {5_000, 400}, {20_000, 100}, {37_000, 60}
        }) {
            Trial t = Trial.run(POPULATION, size[0], size[1], 21, null);
            print(
                    "| %,d | %,d | %.4f | %.4f | %.3f | %.3f | %.0f |",
                    size[0], t.windows(), t.continuousAlarms(), t.discreteAlarms(), t.sure(), t.alarms(), t.micros());
        }
    }

    @Test
    void changed() {
        print("| rows | +0.1 σ | +0.25 σ | +0.5 σ | +1 σ | missing 2 %% → 8 %% | what it says it detects |");
        for (int rows : new int[] {200, 500, 1_000, 5_000, 37_000}) {
            int windows = rows > 10_000 ? 20 : 200;
            int shifted = POPULATION.normal(false);
            double detectable = Trial.detectable(POPULATION, rows);
            print(
                    "| %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f at %.3f σ |",
                    rows,
                    found(rows, windows, new Population.Change(shifted, 0.1, 0)),
                    found(rows, windows, new Population.Change(shifted, 0.25, 0)),
                    found(rows, windows, new Population.Change(shifted, 0.5, 0)),
                    found(rows, windows, new Population.Change(shifted, 1, 0)),
                    found(rows, windows, new Population.Change(POPULATION.normal(true), 0, 0.08)),
                    found(rows, windows, new Population.Change(shifted, detectable, 0)),
                    detectable);
        }
    }

    /** Hourly windows of 1,000 rows, 30 features, months of 30 days. */
    @Test
    void followed() {
        var population = new Population(Population.catalogue(30), 100_000, 10);
        var judge = new Judge(population.baseline());
        var random = new SplittableRandom(11);
        int months = 100;
        int started = 0;
        for (int month = 0; month < months; month++) {
            Track[] tracks = Collections.nCopies(30, Track.start()).toArray(Track[]::new);
            for (int hour = 0; hour < 720; hour++) {
                Judgement judged = judge.judge(population.window(judge, 1_000, random, null));
                for (int f = 0; f < tracks.length; f++) {
                    Track.Step step = tracks[f].step(
                            Instant.EPOCH.plus(Duration.ofHours(hour)),
                            judged,
                            judged.features().get(f));
                    started += step.episode()
                                    .filter(episode -> episode.turn() == Track.Turn.STARTED)
                                    .isPresent()
                            ? 1
                            : 0;
                    tracks[f] = step.track();
                }
            }
        }
        print("%d false episodes in %d months", started, months);
    }

    /** 150 features of up to 25 cells; after what is drawn once has been drawn. */
    @Test
    void judged() {
        print("| features | rows | judging a window, µs | a feature, µs |");
        for (int features : new int[] {30, 150}) {
            var population = new Population(Population.catalogue(features), 100_000, 6);
            var judge = new Judge(population.baseline());
            for (int rows : new int[] {200, 1_000}) {
                var window = population.window(judge, rows, new SplittableRandom(7), null);
                double micros = Double.POSITIVE_INFINITY;
                double moved = 0;
                for (int round = 0; round < 10; round++) {
                    long before = System.nanoTime();
                    for (int i = 0; i < 200; i++) {
                        moved += judge.judge(window).share();
                    }
                    micros = Math.min(micros, (System.nanoTime() - before) / 200e3);
                }
                assertThat(moved).isBetween(0.0, 2_000.0);
                print("| %d | %,d | %.0f | %.1f |", features, rows, micros, micros / features);
            }
        }
    }

    @Test
    void counted() {
        var population = new Population(Population.catalogue(30), 20_000, 8);
        var judge = new Judge(population.baseline());
        var random = new SplittableRandom(9);
        byte[][] rows =
                IntStream.range(0, 4_096).mapToObj(_ -> population.row(random)).toArray(byte[][]::new);
        double perSecond = 0;
        int bytes = 0;
        for (int round = 0; round < 10; round++) {
            var window = judge.window();
            long before = System.nanoTime();
            for (int i = 0; i < 2_000_000; i++) {
                window.count(rows[i & 4_095]);
            }
            perSecond = Math.max(perSecond, 2e15 / (System.nanoTime() - before));
            bytes = window.toBytes().length;
        }
        print("30 features: %,.0f rows a second counted, %,d bytes a window", perSecond, bytes);
    }

    private static double found(int rows, int windows, Population.Change change) {
        return Trial.run(POPULATION, rows, windows, 22, change).found();
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation it asks for is in a jar of the compiler.
    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, form, values));
    }
}
