/** The wire language: what stands on which topic, in which schema, in which framing. Nothing here knows what a score means. */
@NullMarked
package scoreline.wire;

import org.jspecify.annotations.NullMarked;
