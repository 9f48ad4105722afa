/** A service from its start to its end: what it holds, how it stops, what its process returns. */
@NullMarked
package scoreline.service.life;

import org.jspecify.annotations.NullMarked;
