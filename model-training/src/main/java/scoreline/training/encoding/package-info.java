/** Learns what categories are worth. */
@NullMarked
package scoreline.training.encoding;

import org.jspecify.annotations.NullMarked;
