/** The drift command: a table held against a bundle, or against another table, and a report of what moved. */
@NullMarked
package scoreline.standalone.drift;

import org.jspecify.annotations.NullMarked;
