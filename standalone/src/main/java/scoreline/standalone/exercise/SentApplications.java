package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.standalone.demo.Applicants;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.wire.Topic;

/** The demo's people, who apply within thirty days up to now. */
final class SentApplications {
    static final Duration SPAN = Duration.ofDays(30);

    private SentApplications() {}

    /**
     * Sends them and waits until all are decided.
     *
     * @param topic of applications, in the framing that they are to have
     */
    static void send(
            Pipeline pipeline, Topic<String, GenericRecord> topic, DemoBundle source, int number, PrintWriter out)
            throws InterruptedException {
        long began = System.nanoTime();
        send(pipeline, topic, source, "campaign", number, Instant.now().minus(SPAN), SPAN);
        pipeline.awaitDecided();
        out.printf("%,d applications sent and decided; %.0f s%n", number, (System.nanoTime() - began) / 1e9);
    }

    /**
     * Sends them, evenly over a time.
     *
     * @param run whose applications they are, unlike any other's
     */
    static void send(
            Pipeline pipeline,
            Topic<String, GenericRecord> topic,
            DemoBundle source,
            String run,
            int number,
            Instant first,
            Duration span) {
        var catalogue = source.bundle().catalogue();
        var messages = new ApplicationMessages(catalogue, topic.schema());
        try (var applicants = new Applicants(source.applications(), catalogue, messages, run);
                var producer = pipeline.newProducer(topic)) {
            for (int i = 0; i < number; i++) {
                var application =
                        applicants.next(first.plus(span.multipliedBy(i).dividedBy(number)));
                var _ = producer.send(new ProducerRecord<>(
                        topic.name(), application.get("applicant_id").toString(), application));
            }
        }
    }
}
