package scoreline.standalone.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import scoreline.standalone.terminal.Stopped;

/**
 * How long nothing came.
 *
 * @param byPartition of each by itself
 * @param overall of all together
 */
record Silence(List<Duration> byPartition, Duration overall) {
    Silence {
        byPartition = List.copyOf(byPartition);
    }

    /** Of the first so many partitions, between two moments. */
    static Silence of(Arrivals arrivals, int partitions, long from, long to) {
        var each = new ArrayList<Duration>();
        for (int partition = 0; partition < partitions; partition++) {
            each.add(arrivals.silence(partition, from, to));
        }
        return new Silence(each, arrivals.silence(from, to));
    }

    /** Of some partitions alone. */
    String of(Collection<Integer> partitions) {
        return partitions.stream()
                .sorted()
                .map(partition -> "%.1f".formatted(seconds(byPartition.get(partition))))
                .collect(Collectors.joining(", "));
    }

    Duration longest() {
        return byPartition.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** @throws Stopped if it was longer than allowed, on a partition or overall */
    Silence require(String when, Duration partition, Duration together) {
        for (int i = 0; i < byPartition.size(); i++) {
            requireAtMost(when + ", of partition " + i, byPartition.get(i), partition);
        }
        requireAtMost(when + ", of all partitions", overall, together);
        return this;
    }

    private static void requireAtMost(String when, Duration silence, Duration allowed) {
        if (silence.compareTo(allowed) > 0) {
            throw new Stopped("Nothing came for %.1f s %s, and %d are allowed."
                    .formatted(seconds(silence), when, allowed.toSeconds()));
        }
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
