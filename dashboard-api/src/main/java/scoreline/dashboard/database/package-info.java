/** The database: how it is reached, and what form its tables have. */
@NullMarked
package scoreline.dashboard.database;

import org.jspecify.annotations.NullMarked;
