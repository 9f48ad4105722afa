package scoreline.standalone.exercise;

import java.time.Duration;

/**
 * How long nothing may come while processes go and come.
 *
 * @param afterKill of one of two, on any partition
 * @param ofPartition while both are started anew
 * @param ofAll partitions together, while both are started anew
 */
record AllowedSilence(Duration afterKill, Duration ofPartition, Duration ofAll) {
    /** What is wished for, on a machine that does nothing else. */
    static final AllowedSilence ALONE =
            new AllowedSilence(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(5));

    /** What no other work beside it explains. */
    static final AllowedSilence BESIDE_OTHERS =
            new AllowedSilence(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
}
