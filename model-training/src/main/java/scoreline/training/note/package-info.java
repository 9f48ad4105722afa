/** The methodological note and its slides, told in English and French from what a run found. */
@NullMarked
package scoreline.training.note;

import org.jspecify.annotations.NullMarked;
