/** Broker, topics and scorer in one process, on one folder. */
@NullMarked
package scoreline.standalone.pipeline;

import org.jspecify.annotations.NullMarked;
