package scoreline.standalone.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.standalone.demo.Applicants;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.pipeline.Pipeline;

/** Applications that go on coming while somebody looks. */
final class LiveApplications implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final String topic;
    private final Applicants applicants;
    private final Producer<String, GenericRecord> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    LiveApplications(Pipeline pipeline, DemoBundle source) {
        var applications = pipeline.topics().applications();
        var catalogue = source.bundle().catalogue();
        this.topic = applications.name();
        this.applicants = new Applicants(
                source.applications(), catalogue, new ApplicationMessages(catalogue, applications.schema()), "live");
        this.producer = pipeline.newApplicationProducer();
        var _ = clock.scheduleAtFixedRate(this::send, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() {
        var application = applicants.next(Instant.now());
        var _ = producer.send(
                new ProducerRecord<>(topic, application.get("applicant_id").toString(), application));
    }

    @Override
    public void close() {
        try (applicants;
                producer) {
            clock.close();
        }
    }
}
