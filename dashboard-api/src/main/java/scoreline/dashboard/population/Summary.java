package scoreline.dashboard.population;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Refusal;

/**
 * How many applications of a time were decided how. Who was erased is not counted.
 *
 * @param newest when the newest of all applications was submitted; null where there is none
 * @param from applications submitted from then on, UTC
 * @param to up to, and without, then, UTC
 * @param lastHour those submitted in the hour before the end
 * @param all those from the beginning to the end
 * @param steps one after the other, without gaps; the first and the last may be cut short by the beginning and the end
 */
record Summary(@Nullable Instant newest, Instant from, Instant to, Counts lastHour, Counts all, List<Step> steps) {

    /** An hour or a day from its start on, UTC. */
    record Step(Instant start, Counts counts) {}

    private static final int MOST_STEPS = 1_000;

    /// Decisions of one bundle, and the times of their applications in milliseconds since 1970.
    record Submitted(Population population, Numbers times) {
        static Submitted of(Population population) throws SQLException {
            return new Submitted(population, population.numbers(Column.SUBMITTED));
        }
    }

    /**
     * What is asked for.
     *
     * @param step milliseconds
     * @param usual milliseconds that it lasts unless something else is asked for
     */
    record Period(
            long step,
            long usual,
            @Nullable Instant from,
            @Nullable Instant to) {
        private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        /** @throws Refusal if a parameter cannot be used */
        static Period read(@Nullable String step, @Nullable String from, @Nullable String to) {
            var start = from == null ? null : time("from", from);
            var end = to == null ? null : time("to", to);
            if (start != null && end != null && !start.isBefore(end)) {
                throw Refusal.ofParameter("to", "It must be after from.");
            }
            return switch (step) {
                case null -> new Period(hour(), Duration.ofDays(2).toMillis(), start, end);
                case "hour" -> new Period(hour(), Duration.ofDays(2).toMillis(), start, end);
                case "day" ->
                    new Period(
                            Duration.ofDays(1).toMillis(), Duration.ofDays(31).toMillis(), start, end);
                default -> throw Refusal.ofParameter("step", "It must be hour or day.");
            };
        }

        private long end(long afterNewest) {
            if (to != null) {
                return to.toEpochMilli();
            }
            return from == null ? afterNewest : Math.max(afterNewest, from.toEpochMilli() + 1);
        }

        private long start(long end) {
            return from == null ? end - usual : from.toEpochMilli();
        }

        private static Instant time(String parameter, String written) {
            try {
                var time = Instant.parse(written);
                if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                    return time;
                }
            } catch (DateTimeException e) {
                throw unusable(parameter);
            }
            throw unusable(parameter);
        }

        private static Refusal unusable(String parameter) {
            return Refusal.ofParameter(parameter, "It must be a time such as 2026-03-01T12:00:00Z.");
        }
    }

    static Summary of(List<Submitted> bundles, Period period) {
        long newest = newest(bundles);
        boolean isAny = newest > Long.MIN_VALUE;
        long to = period.end(isAny ? newest + 1 : 0);
        long from = period.start(to);
        long first = Math.floorDiv(from, period.step());
        long steps = Math.floorDiv(to - 1, period.step()) - first + 1;
        if (steps > MOST_STEPS) {
            throw Refusal.ofParameter("from", "There must be no more than " + MOST_STEPS + " steps to the end.");
        }
        var counts = new Counts.InCells((int) steps);
        var around = new Counts.InCells(2);
        for (var bundle : bundles) {
            var population = bundle.population();
            for (int i = 0; i < population.places(); i++) {
                byte outcome = population.outcomes().byteAt(i);
                long time = bundle.times().longAt(i);
                if (outcome != Column.ERASED && time < to) {
                    double probability = population.probabilities().doubleAt(i);
                    if (time >= from) {
                        counts.add((int) (Math.floorDiv(time, period.step()) - first), outcome, probability);
                        around.add(1, outcome, probability);
                    }
                    if (time >= to - hour()) {
                        around.add(0, outcome, probability);
                    }
                }
            }
        }
        var found = new ArrayList<Step>();
        for (int i = 0; i < steps; i++) {
            found.add(new Step(Instant.ofEpochMilli((first + i) * period.step()), counts.of(i)));
        }
        return new Summary(
                isAny ? Instant.ofEpochMilli(newest) : null,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                around.of(0),
                around.of(1),
                found);
    }

    private static long newest(List<Submitted> bundles) {
        long newest = Long.MIN_VALUE;
        for (var bundle : bundles) {
            for (int i = 0; i < bundle.times().count(); i++) {
                if (!bundle.population().isErased(i)) {
                    newest = Math.max(newest, bundle.times().longAt(i));
                }
            }
        }
        return newest;
    }

    private static long hour() {
        return Duration.ofHours(1).toMillis();
    }
}
