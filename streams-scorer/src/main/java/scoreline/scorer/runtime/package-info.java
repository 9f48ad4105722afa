/** The running scorer: configuration, wiring, what it counts. Nothing here knows what a score means. */
@NullMarked
package scoreline.scorer.runtime;

import org.jspecify.annotations.NullMarked;
