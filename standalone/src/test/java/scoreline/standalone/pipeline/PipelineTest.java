package scoreline.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PipelineTest {
    @TempDir
    private Path folder;

    @Test
    void a_reader_is_behind_what_is_written_until_that_is_committed_and_read() throws Exception {
        // Given
        try (var pipeline = Pipeline.start(folder, 0);
                var reader =
                        pipeline.readFromStart(pipeline.topics().decisions().raw());
                var producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                pipeline.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "test"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(
                    new ProducerRecord<>(pipeline.topics().decisions().name(), new byte[1]));
            producer.flush();
            // When
            var written = pipeline.written(reader);
            var before = reader.poll(Duration.ofMillis(200));
            boolean behindBefore = Pipeline.isBehind(reader, written);
            producer.commitTransaction();
            int read = 0;
            while (Pipeline.isBehind(reader, written)) {
                read += reader.poll(Duration.ofMillis(50)).count();
            }
            // Then
            assertThat(before).isEmpty();
            assertThat(behindBefore).isTrue();
            assertThat(read).isEqualTo(1);
        }
    }
}
