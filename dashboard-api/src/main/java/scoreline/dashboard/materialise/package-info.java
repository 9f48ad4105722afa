/** From topics to tables: what a batch says and where it ended, in one transaction. */
@NullMarked
package scoreline.dashboard.materialise;

import org.jspecify.annotations.NullMarked;
