/** A real Kafka broker inside this process, its data in a folder that outlives it. */
@NullMarked
package scoreline.standalone.broker;

import org.jspecify.annotations.NullMarked;
