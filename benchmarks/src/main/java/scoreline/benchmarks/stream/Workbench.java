package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.ApplicationReader;
import scoreline.admission.TimeBounds;
import scoreline.benchmarks.load.Scratch;
import scoreline.judgement.Judge;
import scoreline.scorer.runtime.Wiring;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.CreditDecision;
import scoreline.wire.Topic;

/** One run on a broker of its own, whose folder goes with it: nothing of a run is left for the next. */
final class Workbench implements AutoCloseable {
    private final Path folder;
    private final Subject subject;
    private Pipeline pipeline;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    /// What is measured, and with what.
    ///
    /// @param pasts of the customers who apply; empty where the model reads none
    /// @param constant the decision of a scorer that computes none, where that is measured
    record Subject(
            BenchmarkBundle model,
            Applications applications,
            Optional<Pasts> pasts,
            Optional<CreditDecision> constant) {}

    private Workbench(Path folder, Subject subject, Pipeline pipeline) {
        this.folder = folder;
        this.subject = subject;
        this.pipeline = pipeline;
    }

    static Workbench open(Path scratch, Subject subject) throws InterruptedException {
        Path folder = scratch.resolve("run");
        return new Workbench(folder, subject, Pipeline.start(folder, 0));
    }

    Pipeline pipeline() {
        return pipeline;
    }

    void score(Setup setup) throws InterruptedException {
        pipeline.score(
                subject.model().directory(),
                subject.model().bundle(),
                Map.of("scorer.threads", "1", "scorer.http.port", "0"),
                exchange(setup));
    }

    private UnaryOperator<Wiring> exchange(Setup setup) {
        return usual -> new Wiring(
                setup.delivery().in(usual.settings()),
                usual.topics(),
                usual.registry(),
                usual.decoder(),
                usual.arrivals(),
                usual.remembering(),
                switch (setup.deciding()) {
                    case EXPLAINED -> usual.judge();
                    case CONSTANT -> constantJudge(usual);
                });
    }

    private Judge constantJudge(Wiring usual) {
        return new Judge(
                ApplicationReader.of(
                        usual.decoder().schema(), subject.model().bundle().catalogue()),
                TimeBounds.usual(),
                new ConstantDecision(subject.constant().orElseThrow()),
                InstantSource.system());
    }

    Path folder() {
        return folder;
    }

    /** Stops broker and scorer, and leaves what they have on the disk. */
    void stop() {
        pipeline.close();
    }

    /** Starts both again; returns how long the scorer took to come to work, in seconds. */
    double restart(Setup setup) throws InterruptedException {
        pipeline = Pipeline.start(folder, 0);
        long began = System.nanoTime();
        score(setup);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Hands the application of this number to the producer. */
    void send(Producer<String, GenericRecord> producer, long number) {
        send(producer, pipeline.topics().applications(), subject.applications().at(number));
    }

    /** Sends the past of the first customers. */
    void sendPasts(Pasts pasts, long customers, LongConsumer progress) {
        var topic = pipeline.topics().history();
        try (var producer = pipeline.newProducer(topic)) {
            for (long customer = 0; customer < customers; customer++) {
                pasts.of(customer).forEach(event -> send(producer, topic, event));
                if (customer % 100 == 0) {
                    progress.accept(customer);
                    requireGoing();
                }
            }
            producer.flush();
        }
    }

    private void send(
            Producer<String, GenericRecord> producer, Topic<String, GenericRecord> topic, GenericRecord value) {
        var _ = producer.send(
                new ProducerRecord<>(topic.name(), (String) value.get("applicant_id"), value), (_, failure) -> {
                    if (failure != null) {
                        refused.set(failure);
                    }
                });
    }

    /** @throws Stopped if the broker has refused an application or the scorer has stopped */
    void requireGoing() {
        if (refused.get() != null) {
            throw new Stopped("The broker refused an application.", refused.get());
        }
        pipeline.requireScoring();
    }

    @Override
    public void close() throws IOException {
        try {
            pipeline.close();
        } finally {
            Scratch.delete(folder);
        }
    }
}
