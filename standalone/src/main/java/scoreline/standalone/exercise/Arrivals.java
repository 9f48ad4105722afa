package scoreline.standalone.exercise;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** When something came of each partition, by {@link System#nanoTime}. Thread-safe. */
final class Arrivals {
    private final Map<Integer, NavigableSet<Long>> byPartition = new ConcurrentHashMap<>();

    void add(int partition, long nanos) {
        of(partition).add(nanos);
    }

    /** The longest stretch in which nothing came of a partition, of the time between two moments. */
    Duration silence(int partition, long from, long to) {
        return silence(of(partition), from, to);
    }

    /** The same of all partitions together. */
    Duration silence(long from, long to) {
        var all = new ConcurrentSkipListSet<Long>();
        byPartition.values().forEach(times -> all.addAll(times.subSet(from, true, to, true)));
        return silence(all, from, to);
    }

    private static Duration silence(NavigableSet<Long> times, long from, long to) {
        long longest = 0;
        long last = from;
        for (long time : times.subSet(from, true, to, true)) {
            longest = Math.max(longest, time - last);
            last = time;
        }
        return Duration.ofNanos(Math.max(longest, to - last));
    }

    /** Whether something came of each of the first so many partitions after a moment. */
    boolean haveCome(int partitions, long after) {
        for (int partition = 0; partition < partitions; partition++) {
            if (of(partition).higher(after) == null) {
                return false;
            }
        }
        return true;
    }

    private NavigableSet<Long> of(int partition) {
        return byPartition.computeIfAbsent(partition, _ -> new ConcurrentSkipListSet<>());
    }
}
