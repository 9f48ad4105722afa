package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.standalone.demo.Applicants;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.exercise.Ledger.Fate;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.wire.Topic;

/**
 * Applications that go on coming, each due at its time, whatever became of those before; among them repetitions of earlier ones and
 * what nobody can read.
 */
final class SteadyApplications implements AutoCloseable {
    /** One in so many. */
    private static final int REPEATED = 20;

    private static final int UNREADABLE = 50;

    /** How long ago a repetition was sent first, in records: seconds, so that who took a partition over must know it from the other. */
    private static final int AGO = 2_000;

    private final Topic<String, GenericRecord> topic;
    private final Applicants applicants;
    private final Producer<byte[], byte[]> producer;
    private final Ledger ledger;
    private final long between;
    private final List<ProducerRecord<byte[], byte[]>> applications = new ArrayList<>();
    private final CompletableFuture<Void> sending;
    private volatile boolean isOver;

    /**
     * Begins to send.
     *
     * @param rate records a second
     * @param ledger is told of each
     */
    SteadyApplications(Pipeline pipeline, DemoBundle source, int rate, Ledger ledger) {
        this.topic = pipeline.topics().applications();
        var catalogue = source.bundle().catalogue();
        this.applicants = new Applicants(
                source.applications(), catalogue, new ApplicationMessages(catalogue, topic.schema()), "steady");
        this.producer = pipeline.newProducer(topic.raw());
        this.ledger = ledger;
        this.between = Duration.ofSeconds(1).toNanos() / rate;
        this.sending = CompletableFuture.runAsync(
                this::send,
                task -> Thread.ofPlatform().daemon().name("steady-applications").start(task));
    }

    private void send() {
        long began = System.nanoTime();
        for (long i = 0; !isOver; i++) {
            long wait = began + i * between - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            if (i % UNREADABLE == 0) {
                send(record("nobody-" + i, new byte[] {1, 2, 3}), Fate.REJECTED);
            } else if (i % REPEATED == 1 && applications.size() >= AGO) {
                send(applications.get(applications.size() - AGO), Fate.DROPPED);
            } else {
                var next = next();
                applications.add(next);
                send(next, Fate.DECIDED);
            }
        }
    }

    private ProducerRecord<byte[], byte[]> next() {
        var application = applicants.next(Instant.now());
        return record(
                application.get("applicant_id").toString(),
                topic.values().serializer().serialize(topic.name(), application));
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Fate expected) {
        var _ = producer.send(record, (place, failure) -> {
            if (failure == null) {
                ledger.sent(new SourceRecord(place.partition(), place.offset()), expected);
            }
        });
    }

    /** Sends no more, and returns when all is on the topic. */
    void finish() {
        isOver = true;
        sending.join();
        producer.flush();
    }

    @Override
    public void close() {
        isOver = true;
        sending.handle((_, _) -> null).join();
        producer.close(Duration.ZERO);
        applicants.close();
    }
}
