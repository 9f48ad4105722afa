/** Rows of a table as messages of the wire. */
@NullMarked
package scoreline.standalone.message;

import org.jspecify.annotations.NullMarked;
