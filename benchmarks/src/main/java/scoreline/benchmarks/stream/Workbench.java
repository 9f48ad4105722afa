package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.admission.ApplicationReader;
import scoreline.scorer.admission.TimeBounds;
import scoreline.scorer.judgement.Judge;
import scoreline.scorer.runtime.Wiring;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.CreditDecision;

/** One run on a broker of its own, whose folder goes with it: nothing of a run is left for the next. */
final class Workbench implements AutoCloseable {
    private final Path folder;
    private final Subject subject;
    private final Pipeline pipeline;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    /// What is measured, and with what.
    ///
    /// @param constant the decision of a scorer that computes none
    record Subject(BenchmarkBundle model, Applications applications, CreditDecision constant) {}

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
                new ConstantDecision(subject.constant()),
                InstantSource.system());
    }

    /** Hands the application of this number to the producer. */
    void send(Producer<String, GenericRecord> producer, long number) {
        var topic = pipeline.topics().applications().name();
        var application = subject.applications().at(number);
        var _ = producer.send(new ProducerRecord<>(topic, Applications.idOf(number), application), (_, failure) -> {
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
