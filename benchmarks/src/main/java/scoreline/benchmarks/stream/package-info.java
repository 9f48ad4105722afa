/** The load run: how many explained decisions a second one stream thread makes, what explaining adds, how late they are. */
@NullMarked
package scoreline.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
