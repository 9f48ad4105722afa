/** Measurements by name: {@code ./scoreline bench} lists and runs them. */
@NullMarked
package scoreline.benchmarks;

import org.jspecify.annotations.NullMarked;
