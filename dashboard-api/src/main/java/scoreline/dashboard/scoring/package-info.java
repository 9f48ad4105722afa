/** Applications that are scored on request, and what would have been decided otherwise. Nothing of it is kept. */
@NullMarked
package scoreline.dashboard.scoring;

import org.jspecify.annotations.NullMarked;
