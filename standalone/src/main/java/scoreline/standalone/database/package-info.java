/** A real PostgreSQL that comes with Scoreline. */
@NullMarked
package scoreline.standalone.database;

import org.jspecify.annotations.NullMarked;
