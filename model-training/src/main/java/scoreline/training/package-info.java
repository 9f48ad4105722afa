/** A table of labelled applications goes in, a bundle comes out. */
@NullMarked
package scoreline.training;

import org.jspecify.annotations.NullMarked;
