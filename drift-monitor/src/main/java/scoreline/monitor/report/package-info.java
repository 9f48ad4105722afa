/** What is found of a window, and what becomes of an episode, as it is written for others to read. */
@NullMarked
package scoreline.monitor.report;

import org.jspecify.annotations.NullMarked;
