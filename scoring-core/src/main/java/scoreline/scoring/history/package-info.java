/** A customer's past: its records, and what an application sees of them. The same code in training and in serving. */
@NullMarked
package scoreline.scoring.history;

import org.jspecify.annotations.NullMarked;
