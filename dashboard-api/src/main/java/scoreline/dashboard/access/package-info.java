/** Who may ask for what. */
@NullMarked
package scoreline.dashboard.access;

import org.jspecify.annotations.NullMarked;
