package scoreline.service.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class PassingTest {
    @Test
    void a_transaction_that_the_broker_ended_is_begun_again() {
        // Given
        var failure = new StreamsException("commit", new InvalidTxnStateException("ended"));
        // When / Then
        assertThat(Passing.reason(failure)).hasValue("a transaction took longer than it may");
    }

    @Test
    void what_no_waiting_mends_ends_the_service() {
        assertThat(Passing.reason(new StreamsException(new SerializationException("no decision"))))
                .isEmpty();
    }
}
