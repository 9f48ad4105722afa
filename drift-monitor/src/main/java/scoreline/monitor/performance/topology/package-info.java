/** Decisions and outcomes to performance and alerts, exactly once: a pure function to a Kafka Streams topology. Holds no client, clock or environment. */
@NullMarked
package scoreline.monitor.performance.topology;

import org.jspecify.annotations.NullMarked;
