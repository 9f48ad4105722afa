/** Questions about many decisions, answered from their numbers alone. */
@NullMarked
package scoreline.dashboard.population;

import org.jspecify.annotations.NullMarked;
