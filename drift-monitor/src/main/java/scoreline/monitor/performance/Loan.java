package scoreline.monitor.performance;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import scoreline.drift.performance.RealisedCohort;
import scoreline.drift.performance.RealisedCounts;

/// What is remembered of one application: how it was decided, and what became of it once that is known.
public record Loan(Decided decided, Optional<Known> known) {
    private static final byte FORM = 1;

    /** What is observed later after its decision is a date gone wrong. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    public Loan with(Known outcome) {
        return known.isEmpty() || outcome.corrects(known.get()) ? new Loan(decided, Optional.of(outcome)) : this;
    }

    /** Whether its outcome is said to be older than its decision, or a century younger; it counts for nothing then. */
    public boolean isMisdated() {
        return known.filter(outcome -> outcome.at().isBefore(decided.at())
                        || outcome.at().isAfter(decided.at().plus(LONGEST)))
                .isPresent();
    }

    /** Where its outcome counts; empty while there is none that does. */
    public Optional<Account> account() {
        return isMisdated()
                ? Optional.empty()
                : known.map(outcome -> Account.known(decided.sha256(), RealisedCohort.of(decided.at(), outcome.at())));
    }

    /// @param counts of its [#account]
    public void count(RealisedCounts counts) {
        counts.count(
                decided.probability(), decided.outcome(), known.orElseThrow().defaulted());
    }

    /** Undoes {@link #count}. */
    public void retract(RealisedCounts counts) {
        counts.retract(
                decided.probability(), decided.outcome(), known.orElseThrow().defaulted());
    }

    public byte[] toBytes() {
        var bytes = ByteBuffer.allocate(1 + Decided.BYTES + (known.isPresent() ? Known.BYTES : 0))
                .put(FORM);
        decided.write(bytes);
        known.ifPresent(outcome -> outcome.write(bytes));
        return bytes.array();
    }

    /// @param value as [#toBytes] gave it
    public static Loan read(byte[] value) {
        var bytes = ByteBuffer.wrap(value);
        if (bytes.get() != FORM) {
            throw new IllegalArgumentException("the loan is of a form this version does not read");
        }
        var decided = Decided.read(bytes);
        return new Loan(decided, bytes.hasRemaining() ? Optional.of(Known.read(bytes)) : Optional.empty());
    }
}
