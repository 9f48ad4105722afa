/** What a measurement leaves behind: tables, and on which machine they came about. */
@NullMarked
package scoreline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
