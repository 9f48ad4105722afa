package scoreline.benchmarks.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Track;

/// Episodes that start where nothing changed: months of 30 days of hourly windows, each feature followed.
///
/// @param months how many
/// @param started episodes
record Episodes(int months, int started) {
    static final int ROWS = 1_000;
    static final int HOURS = 720;

    private static final double TAIL = 0.025;

    double aMonth() {
        return (double) started / months;
    }

    /// Between which 95 of 100 such counts put what starts a month in truth.
    ///
    /// @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood (1936)</a>
    Range likely() {
        return new Range(started == 0 ? 0 : events(started, TAIL), events(started + 1, 1 - TAIL));
    }

    record Range(double low, double high) {}

    private double events(int count, double probability) {
        return new ChiSquaredDistribution(2.0 * count).inverseCumulativeProbability(probability) / 2 / months;
    }

    static Episodes measure(Effort effort, Course course) {
        return IntStream.range(0, effort.populations())
                .parallel()
                .mapToObj(number -> ofPopulation(number, effort.months(), course))
                .reduce(Episodes::plus)
                .orElseThrow();
    }

    private static Episodes ofPopulation(int number, int months, Course course) {
        var population = Population.draw(Effort.FEATURES, 2_000 + number);
        var random = new SplittableRandom(3_000 + number);
        var all = new Episodes(0, 0);
        for (int month = 0; month < months; month++) {
            all = all.plus(month(_ -> {
                course.advance("Months of hourly windows", Effort.window(ROWS));
                return population.judge().judge(population.window(ROWS, random));
            }));
        }
        return all;
    }

    /// One month.
    ///
    /// @param judged what is said of each hour
    static Episodes month(IntFunction<Judgement> judged) {
        Track[] tracks = Collections.nCopies(Effort.FEATURES, Track.start()).toArray(Track[]::new);
        int started = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            Judgement judgement = judged.apply(hour);
            Instant end = Instant.EPOCH.plus(Duration.ofHours(hour));
            for (int f = 0; f < tracks.length; f++) {
                Track.Step step =
                        tracks[f].step(end, judgement, judgement.features().get(f));
                started += step.episode()
                                .filter(episode -> episode.turn() == Track.Turn.STARTED)
                                .isPresent()
                        ? 1
                        : 0;
                tracks[f] = step.track();
            }
        }
        return new Episodes(1, started);
    }

    Episodes plus(Episodes other) {
        return new Episodes(months + other.months, started + other.started);
    }
}
