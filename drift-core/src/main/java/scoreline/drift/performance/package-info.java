/** How well the scores did, once it is known who defaulted. */
@NullMarked
package scoreline.drift.performance;

import org.jspecify.annotations.NullMarked;
