/** Windows of event time: which there are, and which a moment falls into. */
@NullMarked
package scoreline.monitor.window;

import org.jspecify.annotations.NullMarked;
