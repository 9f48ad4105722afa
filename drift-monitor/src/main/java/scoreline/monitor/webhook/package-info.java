/** Tells whoever asked of each episode of drift, over HTTP, at least once. */
@NullMarked
package scoreline.monitor.webhook;

import org.jspecify.annotations.NullMarked;
