package scoreline.standalone.send;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import scoreline.admission.ApplicationSchema;
import scoreline.standalone.demo.Applicants;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;
import scoreline.wire.Framing;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * Sends the people of a table, over and over, each time with a new application that is submitted as it is sent.
 *
 * @param bundle whose catalogue says what an application has
 * @param servers where brokers are, host:port, separated by commas
 * @param rate applications a second, above zero
 * @param count after which it ends; none: it goes on until it is stopped
 */
public record Send(
        Supplier<FetchedBundle> bundle,
        Path input,
        String servers,
        double rate,
        Optional<Long> count,
        InstantSource clock)
        implements Task {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    public Send {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new WrongUse("--rate must be above 0, was " + rate);
        }
        if (count.filter(number -> number < 1).isPresent()) {
            throw new WrongUse("--count must be at least 1, was " + count.get());
        }
    }

    @Override
    public void run(PrintWriter out) throws InterruptedException {
        var catalogue = bundle.get().bundle().catalogue();
        var topic = Topics.of(Framing.singleObject(), ApplicationSchema.of(catalogue))
                .applications();
        // Unlike any other run's, for an application that was decided is not decided again.
        var run = "sent-" + Long.toString(clock.millis(), Character.MAX_RADIX);
        var messages = new ApplicationMessages(catalogue, topic.schema());
        try (var producer = producer(topic);
                var applicants = new Applicants(input, catalogue, messages, run)) {
            long began = System.nanoTime();
            long sent = send(topic, applicants, producer, new ProgressLine(out));
            out.printf("%,d applications sent; %.1f s%n", sent, (System.nanoTime() - began) / 1e9);
        }
    }

    private long send(
            Topic<String, GenericRecord> topic,
            Applicants applicants,
            Producer<String, GenericRecord> producer,
            ProgressLine progress)
            throws InterruptedException {
        var refused = new AtomicReference<@Nullable Exception>();
        long most = count.orElse(Long.MAX_VALUE);
        long began = System.nanoTime();
        for (long sent = 0; sent < most; sent++) {
            long early = (long) (sent / rate * 1e9) - (System.nanoTime() - began);
            if (early > 0) {
                Thread.sleep(Duration.ofNanos(early));
            }
            var application = applicants.next(clock.instant());
            var key = application.get("applicant_id").toString();
            var _ = producer.send(new ProducerRecord<>(topic.name(), key, application), (_, failure) -> {
                if (failure != null) {
                    refused.set(failure);
                }
            });
            refuse(refused.get());
            progress.show("%,d applications sent".formatted(sent + 1));
        }
        producer.flush();
        refuse(refused.get());
        progress.clear();
        return most;
    }

    private static void refuse(@Nullable Exception failure) {
        if (failure != null) {
            throw new Stopped("The broker takes no application: " + failure.getMessage(), failure);
        }
    }

    private Producer<String, GenericRecord> producer(Topic<String, GenericRecord> topic) {
        try {
            return new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            servers,
                            ProducerConfig.LINGER_MS_CONFIG,
                            5,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            ANSWER.toMillis()),
                    topic.keys().serializer(),
                    topic.values().serializer());
        } catch (KafkaException e) {
            throw new Stopped(
                    "--bootstrap-servers names no broker: " + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
    }
}
