package scoreline.monitor.sums;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import scoreline.drift.histogram.Varints;
import scoreline.drift.sequential.Bucket;
import scoreline.drift.sequential.Memory;
import scoreline.drift.verdict.Severity;

/// What is remembered of one signal from stretch to stretch.
///
/// @param running the episode that runs
record Course(Memory memory, Optional<Running> running) {
    /** Between two alarms of an episode that are told, and without any before it is over; event time. */
    static final Duration PAUSE = Duration.ofHours(1);

    private static final long CALM = 3_000;

    /// An episode that runs.
    ///
    /// @param since when the change probably began, by the first alarm
    /// @param alarmed end of the stretch of the last alarm
    /// @param told end of the stretch that was told of last
    /// @param calm decisions since the last alarm
    /// @param sum of their numbers, as of a bucket
    record Running(Instant since, Severity worst, Instant alarmed, Instant told, long calm, long sum) {

        Running calmer(Bucket bucket) {
            return new Running(since, worst, alarmed, told, calm + bucket.count(), sum + bucket.sum());
        }

        boolean isOver(Instant now) {
            return calm >= CALM && !now.isBefore(alarmed.plus(PAUSE));
        }
    }

    static Course start() {
        return new Course(Memory.none(), Optional.empty());
    }

    void write(Varints.Writer out) {
        byte[] remembered = memory.toBytes();
        out.write(remembered.length);
        for (byte each : remembered) {
            out.raw(each);
        }
        out.raw((byte) (running.isPresent() ? 1 : 0));
        running.ifPresent(episode -> {
            out.write(episode.since().toEpochMilli());
            out.raw((byte) (episode.worst() == Severity.ALERT ? 1 : 0));
            out.write(episode.alarmed().toEpochMilli());
            out.write(episode.told().toEpochMilli());
            out.write(episode.calm());
            out.write(episode.sum());
        });
    }

    static Course read(Varints.Reader in) {
        var remembered = new byte[(int) in.read()];
        for (int i = 0; i < remembered.length; i++) {
            remembered[i] = in.raw();
        }
        return new Course(Memory.read(remembered), in.raw() == 1 ? Optional.of(running(in)) : Optional.empty());
    }

    private static Running running(Varints.Reader in) {
        return new Running(
                Instant.ofEpochMilli(in.read()),
                in.raw() == 1 ? Severity.ALERT : Severity.WATCH,
                Instant.ofEpochMilli(in.read()),
                Instant.ofEpochMilli(in.read()),
                in.read(),
                in.read());
    }
}
