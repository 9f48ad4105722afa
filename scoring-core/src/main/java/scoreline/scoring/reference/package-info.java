/** The training population, frozen in cells: what the live population is counted against. */
@NullMarked
package scoreline.scoring.reference;

import org.jspecify.annotations.NullMarked;
