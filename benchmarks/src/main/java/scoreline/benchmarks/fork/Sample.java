package scoreline.benchmarks.fork;

/**
 * What one of those counted cost in one fork.
 *
 * @param micros of CPU time
 * @param bytes allocated
 */
public record Sample(double micros, double bytes) {}
