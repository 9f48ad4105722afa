/** From a record of some application schema to a row that can be scored, or why not. Knows no topic and no model. */
@NullMarked
package scoreline.admission;

import org.jspecify.annotations.NullMarked;
