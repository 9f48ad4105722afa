/** Decisions and alerts as they come. */
@NullMarked
package scoreline.dashboard.live;

import org.jspecify.annotations.NullMarked;
