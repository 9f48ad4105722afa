package scoreline.drift.sequential;

import java.time.Instant;
import java.util.Optional;
import scoreline.drift.histogram.Varints;

/// What is remembered of one direction: how far the sum is above 0, and what came since it last was there.
/// Where something changed, it most likely did so then.
///
/// @param excess in units of 2⁻²⁴ deviations, not negative
/// @param since start of the first bucket that lifted it; empty while it is 0
/// @param count decisions since then, `sum` and `squares` as of a bucket
record Side(long excess, Optional<Instant> since, long count, long sum, long squares) {

    static final Side RESTING = new Side(0, Optional.empty(), 0, 0, 0);

    /// @param gain what the bucket adds to the excess, less the allowance; units of 2⁻²⁴ deviations
    Side after(Bucket bucket, long gain) {
        long lifted = excess + gain;
        if (lifted <= 0) {
            return RESTING;
        }
        return new Side(
                lifted,
                since.or(() -> Optional.of(bucket.start())),
                count + bucket.count(),
                sum + bucket.sum(),
                squares + bucket.squares());
    }

    void write(Varints.Writer out) {
        out.write(excess);
        if (since.isPresent()) {
            out.write(since.get().toEpochMilli());
            out.write(count);
            out.write(sum);
            out.write(squares);
        }
    }

    static Side read(Varints.Reader in) {
        long excess = in.read();
        return excess == 0
                ? RESTING
                : new Side(excess, Optional.of(Instant.ofEpochMilli(in.read())), in.read(), in.read(), in.read());
    }
}
