/** What was decided about whom: one decision, and lists of them. */
@NullMarked
package scoreline.dashboard.decision;

import org.jspecify.annotations.NullMarked;
