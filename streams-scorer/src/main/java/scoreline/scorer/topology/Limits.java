package scoreline.scorer.topology;

import java.time.Duration;

/**
 * How far the topology goes along with its input.
 *
 * @param largestApplication bytes of a value; above it a record is rejected undecoded
 * @param largestDecision bytes of a serialised decision; above it the application is rejected, since a producer's transaction
 *     does not survive a record that the broker refuses
 * @param remember how long a decided application is remembered, in stream time, so that a repetition is noticed and velocity
 *     counted
 * @param registryPatience how long a record waits for the schema registry before the stream thread gives up and is replaced;
 *     shorter than the transaction timeout
 */
public record Limits(int largestApplication, int largestDecision, Duration remember, Duration registryPatience) {
    public Limits {
        if (largestApplication < 1) {
            throw new IllegalArgumentException("largestApplication must be positive, was " + largestApplication);
        }
        if (largestDecision < 1) {
            throw new IllegalArgumentException("largestDecision must be positive, was " + largestDecision);
        }
        if (!remember.isPositive()) {
            throw new IllegalArgumentException("remember must be positive, was " + remember);
        }
        if (registryPatience.isNegative()) {
            throw new IllegalArgumentException("registryPatience must be zero or more, was " + registryPatience);
        }
    }

    /** 1 MiB in, 1,000,000 bytes out (a batch has a header), a week, three seconds. */
    public static Limits usual() {
        return new Limits(1 << 20, 1_000_000, Duration.ofDays(7), Duration.ofSeconds(3));
    }
}
