/** What Evidently 0.7.21 says by default of the same two tables: its choice of a test, its statistics, its thresholds. To compare with, not to judge by. */
@NullMarked
package scoreline.drift.parity;

import org.jspecify.annotations.NullMarked;
