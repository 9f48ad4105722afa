/** The replay command: a file of applications through the broker and the topology, as fast as it goes. */
@NullMarked
package scoreline.standalone.replay;

import org.jspecify.annotations.NullMarked;
