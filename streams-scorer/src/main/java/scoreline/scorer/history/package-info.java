/** What the scorer remembers of its customers: events in, what an application sees of them out. */
@NullMarked
package scoreline.scorer.history;

import org.jspecify.annotations.NullMarked;
