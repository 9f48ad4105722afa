/** Records of our topics, told to somebody who is not on Kafka: one after the other, each until it is delivered. */
@NullMarked
package scoreline.monitor.relay;

import org.jspecify.annotations.NullMarked;
