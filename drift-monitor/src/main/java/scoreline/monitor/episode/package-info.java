/** What moved over time: episodes that start, go on and recover, thing by thing. */
@NullMarked
package scoreline.monitor.episode;

import org.jspecify.annotations.NullMarked;
