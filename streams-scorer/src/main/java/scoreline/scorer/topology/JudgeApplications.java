package scoreline.scorer.topology;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.judgement.Before;
import scoreline.judgement.Judge;
import scoreline.judgement.PayloadDigest;
import scoreline.judgement.SourcePosition;
import scoreline.scorer.history.Customers;
import scoreline.scorer.history.Remembering;
import scoreline.wire.RejectionCode;
import scoreline.wire.Topics;

/**
 * One application to one decision, one rejection or, if it was decided before, nothing. What is sent is made and serialised
 * before anything is remembered, so that no failure leaves the memory of a decision that was never sent.
 */
final class JudgeApplications implements Processor<byte[], byte[], String, byte[]> {
    private final Supplier<LookAhead> newLookAhead;
    private final Judge judge;
    private final Optional<Remembering> remembering;
    private final Topics topics;
    private final Rejections rejections;
    private final Limits limits;
    private final Observer observer;
    private final InstantSource clock;

    private @Nullable Task task;

    JudgeApplications(
            Supplier<LookAhead> newLookAhead,
            Judge judge,
            Optional<Remembering> remembering,
            Topics topics,
            Limits limits,
            Observer observer,
            InstantSource clock) {
        this.newLookAhead = newLookAhead;
        this.judge = judge;
        this.remembering = remembering;
        this.topics = topics;
        this.rejections = new Rejections(topics, clock);
        this.limits = limits;
        this.observer = observer;
        this.clock = clock;
    }

    /** Kafka Streams revives a processor by calling this again: nothing may be left from before. */
    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        WindowStore<Bytes, byte[]> store = context.getStateStore(Decided.STORE);
        task = new Task(
                context,
                new Decided(store, limits.remember()),
                remembering.map(memory -> memory.customers(context.getStateStore(Customers.STORE))));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        requireNonNull(task).judge(record);
    }

    @Override
    public void close() {
        if (task != null) {
            task.lookAhead.forget(task.context.taskId().partition());
        }
    }

    private final class Task {
        private final ProcessorContext<String, byte[]> context;
        private final Decided decided;

        /** Empty where the bundle needs no past. */
        private final Optional<Customers> customers;

        private final LookAhead lookAhead = newLookAhead.get();

        Task(ProcessorContext<String, byte[]> context, Decided decided, Optional<Customers> customers) {
            this.context = context;
            this.decided = decided;
            this.customers = customers;
        }

        void judge(Record<byte[], byte[]> record) {
            var place = context.recordMetadata()
                    .orElseThrow(() -> new IllegalStateException("a record of the source has a place"));
            switch (lookAhead.prepare(record, place)) {
                case Prepared.Unsound unsound -> reject(unsound.code(), unsound.field(), record, place);
                case Prepared.Erasure erasure -> {
                    decided.erase(erasure.applicantId(), context.currentStreamTimeMs());
                    customers.ifPresent(known -> known.erase(erasure.applicantId()));
                    observer.erased();
                }
                case Prepared.Application application -> judge(application.admitted(), record, place);
            }
        }

        private void judge(Admitted application, Record<byte[], byte[]> record, RecordMetadata place) {
            var digest = PayloadDigest.of(record.value());
            long streamTime = context.currentStreamTimeMs();
            switch (decided.before(application, digest, streamTime)) {
                case Before.Same _ -> observer.repeated();
                case Before.Different _ -> reject(RejectionCode.CONFLICT, null, record, place);
                case Before.Never never -> {
                    var applicant = application.with(never.velocity());
                    var known =
                            customers.map(memory -> memory.recall(applicant)).orElse(applicant);
                    var decision = judge.decide(known, new SourcePosition(place.partition(), place.offset()));
                    var bytes = topics.decisions()
                            .values()
                            .serializer()
                            .serialize(topics.decisions().name(), decision);
                    if (bytes.length > limits.largestDecision()) {
                        reject(RejectionCode.OVERSIZE, null, record, place);
                        return;
                    }
                    decided.remember(digest, decision, streamTime);
                    send(application.applicantId(), bytes, record, ScorerTopology.WRITE_DECISIONS);
                    long sinceRecord = Math.max(0, clock.millis() - record.timestamp());
                    observer.decided(decision.getOutcome(), Duration.ofMillis(sinceRecord));
                }
            }
        }

        private void reject(
                RejectionCode code, @Nullable String field, Record<byte[], byte[]> record, RecordMetadata place) {
            context.forward(rejections.of(code, field, record.timestamp(), place), ScorerTopology.WRITE_REJECTIONS);
            observer.rejected(code);
        }

        /** A new record: the headers of the old one may hold anything. */
        private void send(String key, byte[] value, Record<byte[], byte[]> record, String sink) {
            context.forward(new Record<>(key, value, record.timestamp()), sink);
        }
    }
}
