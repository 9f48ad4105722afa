package scoreline.benchmarks.explain;

/**
 * What a row cost in one fork.
 *
 * @param micros of CPU time
 * @param bytes allocated
 */
record Sample(double micros, double bytes) {}
