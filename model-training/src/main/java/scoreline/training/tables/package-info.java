/** Reads tables of applications, row by row and in their order. */
@NullMarked
package scoreline.training.tables;

import org.jspecify.annotations.NullMarked;
