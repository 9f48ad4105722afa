/** Decisions to drift reports and alerts, exactly once: a pure function to a Kafka Streams topology. Holds no client, clock or environment. */
@NullMarked
package scoreline.monitor.topology;

import org.jspecify.annotations.NullMarked;
