/** What is watched as it happens, in buckets of event time: the log-odds and the refusals of a population. */
@NullMarked
package scoreline.monitor.sums;

import org.jspecify.annotations.NullMarked;
