/** The running process: configuration, start, stop, breaker, health, metrics. Nothing here knows what a score means. */
@NullMarked
package scoreline.scorer.runtime;

import org.jspecify.annotations.NullMarked;
