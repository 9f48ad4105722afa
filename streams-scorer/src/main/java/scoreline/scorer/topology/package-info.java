/**
 * Applications to decisions and rejections, exactly once: a pure function to a Kafka Streams topology. Holds no client, clock or
 * environment.
 */
@NullMarked
package scoreline.scorer.topology;

import org.jspecify.annotations.NullMarked;
