package scoreline.monitor.sums;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.drift.histogram.Varints;
import scoreline.drift.sequential.Signal;
import scoreline.drift.verdict.Severity;

/** What is remembered of a population's signals from stretch to stretch. Immutable. */
public final class Courses {
    private static final byte FORM = 1;
    private static final int USUAL_BYTES = 256;

    private final Optional<Instant> last;
    private final Map<Signal, Course> all;

    /// @param last start of the last stretch; empty before the first
    Courses(Optional<Instant> last, Map<Signal, Course> all) {
        this.last = last;
        this.all = Map.copyOf(all);
    }

    /** Before any stretch. */
    public static Courses start() {
        return new Courses(Optional.empty(), Map.of());
    }

    /** Whether a stretch comes after all that were taken. */
    public boolean isNext(Stretch stretch) {
        return last.map(stretch.start()::isAfter).orElse(true);
    }

    Course of(Signal signal) {
        return all.getOrDefault(signal, Course.start());
    }

    /** How grave the episodes are that run, each at its worst. */
    public Stream<Severity> running() {
        return all.values().stream()
                .flatMap(course -> course.running().stream())
                .map(Course.Running::worst);
    }

    public byte[] toBytes() {
        var out = new Varints.Writer(USUAL_BYTES);
        out.raw(FORM);
        out.raw((byte) (last.isPresent() ? 1 : 0));
        last.ifPresent(start -> out.write(start.toEpochMilli()));
        for (var signal : Signal.values()) {
            of(signal).write(out);
        }
        return out.toBytes();
    }

    /// @param value as [#toBytes] gave it
    /// @throws IllegalArgumentException when it is not
    public static Courses read(byte[] value) {
        var in = new Varints.Reader(value);
        if (in.raw() != FORM) {
            throw new IllegalArgumentException(
                    "what is remembered of the sums is of a form this version does not read");
        }
        Optional<Instant> last = in.raw() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(in.read()));
        var all = new EnumMap<Signal, Course>(Signal.class);
        for (var signal : Signal.values()) {
            all.put(signal, Course.read(in));
        }
        in.requireEnd();
        return new Courses(last, all);
    }
}
