/** One decision explained, in numbers and in words: from what stands on its topic, never computed again. */
@NullMarked
package scoreline.dashboard.explanation;

import org.jspecify.annotations.NullMarked;
