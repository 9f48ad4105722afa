package scoreline.monitor.sums;

import java.time.Duration;
import java.time.Instant;
import scoreline.drift.histogram.Varints;
import scoreline.drift.sequential.Bucket;
import scoreline.drift.sequential.Signal;

/// The decisions of a population in ten seconds of event time, as far as sums need them. Whole numbers: whoever adds
/// them in whatever order has the same.
///
/// @param logOdds of all of them
/// @param refused how many of them
public record Stretch(Bucket logOdds, long refused) {
    public static final Duration LENGTH = Bucket.USUAL_LENGTH;

    private static final int USUAL_BYTES = 32;

    /// One decision.
    ///
    /// @param submitted somewhere in its ten seconds
    /// @param probability calibrated, of default
    public static Stretch of(Instant submitted, double probability, boolean refused) {
        var empty = Bucket.empty(Bucket.startOf(submitted, LENGTH));
        return new Stretch(empty.with(Signal.logOdds(probability)), refused ? 1 : 0);
    }

    public Stretch add(Stretch other) {
        return new Stretch(logOdds.add(other.logOdds), refused + other.refused);
    }

    public Instant start() {
        return logOdds.start();
    }

    /** Exclusive. */
    public Instant end() {
        return start().plus(LENGTH);
    }

    public long decisions() {
        return logOdds.count();
    }

    Bucket bucket(Signal signal) {
        return switch (signal) {
            case LOG_ODDS -> logOdds;
            case REFUSALS -> Bucket.ofShare(start(), decisions(), refused);
        };
    }

    public void write(Varints.Writer out) {
        out.write(start().toEpochMilli());
        out.write(decisions());
        out.write(logOdds.sum());
        out.write(logOdds.squares());
        out.write(refused);
    }

    public static Stretch read(Varints.Reader in) {
        return new Stretch(new Bucket(Instant.ofEpochMilli(in.read()), in.read(), in.read(), in.read()), in.read());
    }

    /// @param value as [#toBytes] gave it
    public static Stretch read(byte[] value) {
        var in = new Varints.Reader(value);
        var stretch = read(in);
        in.requireEnd();
        return stretch;
    }

    public byte[] toBytes() {
        var out = new Varints.Writer(USUAL_BYTES);
        write(out);
        return out.toBytes();
    }
}
