/** The retrain command: a champion and new labelled rows in, a candidate and a verdict out. */
@NullMarked
package scoreline.standalone.retrain;

import org.jspecify.annotations.NullMarked;
