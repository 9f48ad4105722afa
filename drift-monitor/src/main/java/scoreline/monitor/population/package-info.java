/** Whose decisions are watched, and against which population of training. */
@NullMarked
package scoreline.monitor.population;

import org.jspecify.annotations.NullMarked;
