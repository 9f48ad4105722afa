/** The generate command: tables in the shape of Home Credit's that are nobody's data. */
@NullMarked
package scoreline.standalone.generate;

import org.jspecify.annotations.NullMarked;
