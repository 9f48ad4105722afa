/** Whether a window's population is still that of training, what moved, by how much, and whether it matters to the score. */
@NullMarked
package scoreline.drift.verdict;

import org.jspecify.annotations.NullMarked;
