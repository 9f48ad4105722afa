/** What counting tells merging: counts of one partition, and how far it has read. */
@NullMarked
package scoreline.monitor.partial;

import org.jspecify.annotations.NullMarked;
