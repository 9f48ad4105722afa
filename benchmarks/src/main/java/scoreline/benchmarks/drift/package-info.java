/** How often the drift monitor is wrong, how late it is when it is right, and what it costs. */
@NullMarked
package scoreline.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
