/** The people of a table as a lender's systems would send them, to a cluster that is somewhere else. */
@NullMarked
package scoreline.standalone.send;

import org.jspecify.annotations.NullMarked;
