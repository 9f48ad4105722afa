package scoreline.benchmarks.explain;

/**
 * How long a model takes from its bytes to an explainer, in milliseconds.
 *
 * @param first in a process that has loaded none
 * @param best of several
 */
record Loading(double first, double best) {}
