/** From a table that nobody has described to a catalogue that somebody can edit: what each column holds, and why some are left out. */
@NullMarked
package scoreline.training.survey;

import org.jspecify.annotations.NullMarked;
