package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class SingleObjectFramingTest {
    private final Topics topics = Topics.of(Framing.singleObject());
    private final MonitorTopics monitored = MonitorTopics.of(Framing.singleObject());

    @Test
    void an_application_comes_back_as_it_was() {
        // Given
        var application = Samples.application();
        // When
        var back = there_and_back(topics.applications(), application);
        // Then
        assertThat(back.get("applicant_id")).isEqualTo("p-1");
        assertThat(back.get("AMT_CREDIT")).isEqualTo(123_456.5);
        assertThat(back.get("AMT_ANNUITY")).isNull();
        assertThat(GenericData.get().compare(application, back, application.getSchema()))
                .isZero();
    }

    @Test
    void a_decision_comes_back_as_it_was() {
        // When
        var back = there_and_back(topics.decisions(), Samples.decision());
        // Then
        assertThat(back).isEqualTo(Samples.decision());
    }

    @Test
    void a_rejection_comes_back_as_it_was() {
        // When
        var back = there_and_back(topics.rejections(), Samples.rejection());
        // Then
        assertThat(back).isEqualTo(Samples.rejection());
    }

    @Test
    void outcomes_performance_drift_reports_and_alerts_come_back_as_they_were() {
        // When
        var outcome = there_and_back(monitored.outcomes(), Samples.outcome());
        var report = there_and_back(monitored.reports(), Samples.report());
        var alert = there_and_back(monitored.alerts(), Samples.alert());
        var performance = there_and_back(monitored.performance(), Samples.performance());
        // Then
        assertThat(outcome).isEqualTo(Samples.outcome());
        assertThat(report).isEqualTo(Samples.report());
        assertThat(alert).isEqualTo(Samples.alert());
        assertThat(performance).isEqualTo(Samples.performance());
    }

    @Test
    void a_null_value_which_erases_stays_null() {
        // When
        var bytes = topics.applications().values().serializer().serialize("credit.applications", null);
        var back = topics.applications().values().deserializer().deserialize("credit.applications", null);
        // Then
        assertThat(bytes).isNull();
        assertThat(back).isNull();
    }

    @Test
    void avros_own_decoder_reads_what_we_write() throws IOException {
        // Given
        var schema = SchemaHistory.application().current();
        var bytes = topics.applications().values().serializer().serialize("credit.applications", Samples.application());
        // When
        var back = new BinaryMessageDecoder<GenericRecord>(new GenericData(), schema).decode(ByteBuffer.wrap(bytes));
        // Then
        assertThat(back.get("AMT_CREDIT")).isEqualTo(123_456.5);
    }

    @Test
    void a_record_of_another_shape_is_not_written() {
        // Given
        var other = new GenericData.Record(SchemaBuilder.record("CreditApplication")
                .namespace("scoreline.wire")
                .fields()
                .requiredString("application_id")
                .endRecord());
        other.put(0, "canary-value");
        // When
        var attempt = topics.applications().values().serializer();
        // Then
        assertThatThrownBy(() -> attempt.serialize("credit.applications", other))
                .isInstanceOf(SerializationException.class)
                .hasMessage("a value does not fit schema scoreline.wire.CreditApplication")
                .hasNoCause();
    }

    @Test
    void a_value_that_does_not_fit_is_not_quoted() {
        // Given
        var application = Samples.application();
        application.put("AMT_CREDIT", "canary-value");
        // When
        var attempt = topics.applications().values().serializer();
        // Then
        assertThatThrownBy(() -> attempt.serialize("credit.applications", application))
                .isInstanceOf(SerializationException.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void a_value_that_does_not_decode_is_not_quoted() {
        // Given
        var bytes = topics.rejections().values().serializer().serialize("credit.rejections", Samples.rejection());
        var cut = Arrays.copyOf(bytes, bytes.length - 1);
        // When
        var attempt = topics.rejections().values().deserializer();
        // Then
        assertThatThrownBy(() -> attempt.deserialize("credit.rejections", cut))
                .isInstanceOf(SerializationException.class)
                .hasMessage("the value does not decode")
                .hasNoCause();
    }

    private static <V> V there_and_back(Topic<String, V> topic, V value) {
        var bytes = topic.values().serializer().serialize(topic.name(), value);
        return topic.values().deserializer().deserialize(topic.name(), bytes);
    }
}
