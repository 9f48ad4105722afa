/** Everything a scorer needs, in one directory: written once, verified before it is parsed, proved before it serves. */
@NullMarked
package scoreline.scoring.bundle;

import org.jspecify.annotations.NullMarked;
