/** How far two populations counted in the same cells lie apart, and whether chance alone explains it. Pure functions of counts. */
@NullMarked
package scoreline.drift.statistic;

import org.jspecify.annotations.NullMarked;
