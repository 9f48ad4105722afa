package scoreline.monitor.topology;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.Watch.Watched;
import scoreline.monitor.sums.Courses;
import scoreline.monitor.sums.Stretch;
import scoreline.monitor.sums.Told;

/** Stretches of event time, each in its turn, into the sums of their population. The same stretches give the same alarms. */
final class AsItHappens {
    static final String STRETCHES = "stretches";
    static final String SUMS = "sums";

    private final KeptStretches waiting;
    private final KeyValueStore<Bytes, byte[]> sums;
    private final Watch watch;
    private final Map<Population, Courses> courses = new HashMap<>();

    AsItHappens(KeyValueStore<Bytes, byte[]> stretches, KeyValueStore<Bytes, byte[]> sums, Watch watch) {
        this.waiting = new KeptStretches(stretches);
        this.sums = sums;
        this.watch = watch;
        try (var all = sums.all()) {
            all.forEachRemaining(
                    entry -> courses.put(Population.read(ByteBuffer.wrap(entry.key.get())), Courses.read(entry.value)));
        }
    }

    /// @return false where the turn of such stretches is over: its decisions are left out
    boolean add(Population population, Stretch stretch) {
        if (!of(population).isNext(stretch)) {
            return false;
        }
        waiting.add(population, stretch);
        return true;
    }

    /// Takes what is over in the order of time, and tells what becomes of episodes.
    ///
    /// @param isOver true of all stretches up to some moment
    void take(Predicate<Stretch> isOver, BiConsumer<Watched, Told> tell) {
        while (waiting.first().filter(isOver).isPresent()) {
            var next = waiting.takeFirst();
            watch.watched(next.population()).ifPresent(watched -> step(next, watched, tell));
        }
    }

    /** How grave the episodes are that run in sums, each at its worst; of what is no longer watched there are none. */
    Stream<Severity> running() {
        return courses.entrySet().stream()
                .filter(each -> watch.watched(each.getKey()).isPresent())
                .flatMap(each -> each.getValue().running());
    }

    private void step(KeptStretches.Taken next, Watched watched, BiConsumer<Watched, Told> tell) {
        var population = next.population();
        var step = watch.sums(population).step(of(population), next.stretch());
        courses.put(population, step.courses());
        sums.put(key(population), step.courses().toBytes());
        step.told().forEach(told -> tell.accept(watched, told));
    }

    private Courses of(Population population) {
        return courses.getOrDefault(population, Courses.start());
    }

    private static Bytes key(Population population) {
        var bytes = ByteBuffer.allocate(Population.BYTES);
        population.write(bytes);
        return Bytes.wrap(bytes.array());
    }
}
