/** Measuring in processes of their own, through JMH. */
@NullMarked
package scoreline.benchmarks.fork;

import org.jspecify.annotations.NullMarked;
