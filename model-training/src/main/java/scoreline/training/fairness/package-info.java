/** Whether decisions treat groups of people alike, and what it would cost to know less of them. */
@NullMarked
package scoreline.training.fairness;

import org.jspecify.annotations.NullMarked;
