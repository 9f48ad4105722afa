package scoreline.drift.sequential;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import scoreline.scoring.catalogue.Text;

/// Watches one number of the decisions for a change of its mean, bucket after bucket of event time, in both
/// directions: `C⁺ₜ = max(0, C⁺ₜ₋₁ + Σ (x − μ)/σ − k n)`, `C⁻` with the sign turned, over the n decisions of
/// bucket t. A sum beyond its bound h is an alarm, and starts anew: a change that lasts alarms again and
/// again.
///
/// k is half the smallest change that should be found soon, in standard deviations; h follows from how many
/// decisions may lie between two false alarms on average, by [RunLength], and depends on n. The same buckets
/// in the same order give the same alarms. Buckets of more than some 600 decisions have a bound of 0 and
/// false alarms rarer than asked. Immutable; safe between threads.
///
/// @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page (1954)</a>
public final class Cusum {

    private static final double USUAL_ALLOWANCE = 0.125;
    private static final double USUAL_EVENTS = 200_000;

    /** Of the normal distribution, 2.5 % lie above. */
    private static final double Z = 1.959963984540054;

    private final Signal signal;
    private final Usual usual;
    private final Duration length;
    private final double allowance;
    private final Bounds up;
    private final Bounds down;

    /// @param length of a bucket
    /// @param allowance k, standard deviations of one decision's number, above 0
    /// @param events decisions between two false alarms on average, of both directions together
    public Cusum(Signal signal, Usual usual, Duration length, double allowance, double events) {
        if (!(allowance > 0) || !(events > 0)) {
            throw new IllegalArgumentException("allowance and events between false alarms must be positive");
        }
        this.signal = signal;
        this.usual = usual;
        this.length = length;
        this.allowance = allowance;
        this.up = Bounds.of(allowance, usual.skewness(), 2 * events);
        this.down = Bounds.of(allowance, -usual.skewness(), 2 * events);
    }

    /// An eighth of a standard deviation allowed, a false alarm in 200,000 decisions.
    public static Cusum usual(Signal signal, Usual usual, Duration length) {
        return new Cusum(signal, usual, length, USUAL_ALLOWANCE, USUAL_EVENTS);
    }

    /// @param memory for the next bucket
    /// @param alarm where this bucket told of a change
    public record Step(Memory memory, Optional<Alarm> alarm) {}

    /// @param bucket after the last one; those that hold nothing may be left out
    public Step step(Memory memory, Bucket bucket) {
        if (memory.last().isPresent() && !bucket.start().isAfter(memory.last().get())) {
            throw new IllegalArgumentException("buckets must come in order, and each once");
        }
        Optional<Instant> last = Optional.of(bucket.start());
        if (bucket.count() == 0) {
            return new Step(new Memory(memory.up(), memory.down(), last), Optional.empty());
        }
        double away = (Bucket.value(bucket.sum()) - bucket.count() * usual.mean()) / usual.deviation();
        double allowed = allowance * bucket.count();
        Side higher = memory.up().after(bucket, Bucket.units(away - allowed));
        Side lower = memory.down().after(bucket, Bucket.units(-away - allowed));
        if (higher.excess() > Bucket.units(up.of(bucket.count()))) {
            return new Step(new Memory(Side.RESTING, lower, last), Optional.of(alarm(higher, bucket)));
        }
        if (lower.excess() > Bucket.units(down.of(bucket.count()))) {
            return new Step(new Memory(higher, Side.RESTING, last), Optional.of(alarm(lower, bucket)));
        }
        return new Step(new Memory(higher, lower, last), Optional.empty());
    }

    private Alarm alarm(Side side, Bucket bucket) {
        Instant since = side.since().orElseThrow();
        double now = Bucket.value(side.sum()) / side.count();
        double reach = Z * spread(side, now) / Math.sqrt((double) side.count());
        double before = usual.mean();
        double deviations = (now - before) / usual.deviation();
        double low = now - reach;
        double high = now + reach;
        Text sentence = switch (signal) {
            case LOG_ODDS ->
                Wording.ofLogOdds(since, side.count(), now - before, low - before, high - before, deviations);
            case REFUSALS -> Wording.ofRefusals(since, side.count(), before, now, Math.max(0, low), Math.min(1, high));
        };
        return new Alarm(
                signal, bucket.start().plus(length), since, side.count(), before, now, low, high, deviations, sentence);
    }

    /** Standard deviation of what came since; training's where that is too little to tell. */
    private double spread(Side side, double mean) {
        double squares = Bucket.value(side.squares()) - side.count() * mean * mean;
        return side.count() < 2 || squares <= 0 ? usual.deviation() : Math.sqrt(squares / (side.count() - 1));
    }
}
