/** What measurements behind a broker have in common: a folder, clocks, what came of it. */
@NullMarked
package scoreline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
