/** What a service asks of Kafka: exactly once in bounded memory, brokers and topics that are there, how far it is behind. */
@NullMarked
package scoreline.service.kafka;

import org.jspecify.annotations.NullMarked;
