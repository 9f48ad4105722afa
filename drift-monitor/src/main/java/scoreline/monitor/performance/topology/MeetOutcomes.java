package scoreline.monitor.performance.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import scoreline.drift.performance.RealisedCounts;
import scoreline.monitor.performance.Decided;
import scoreline.monitor.performance.Known;
import scoreline.monitor.performance.Loan;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.CreditDecision;
import scoreline.wire.LoanOutcome;
import scoreline.wire.Topic;

/**
 * The decisions and outcomes of one partition, whichever comes first, into counts that are passed on every so often. Passing on,
 * letting go and committing follow each other without a record in between, in one transaction.
 */
final class MeetOutcomes implements Processor<byte[], byte[], byte[], byte[]> {
    private final Topic<String, CreditDecision> decisions;
    private final Topic<String, LoanOutcome> outcomes;
    private final Duration emit;
    private final PerformanceObserver observer;

    private @Nullable Task task;

    MeetOutcomes(
            Topic<String, CreditDecision> decisions,
            Topic<String, LoanOutcome> outcomes,
            Duration emit,
            PerformanceObserver observer) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.emit = emit;
        this.observer = observer;
    }

    /** Kafka Streams revives a processor by calling this again: nothing may be left from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        task = new Task(context);
        context.schedule(
                Instant.EPOCH,
                emit,
                PunctuationType.WALL_CLOCK_TIME,
                now -> requireNonNull(task).passOn(now));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        requireNonNull(task).take(record);
    }

    private final class Task {
        private final ProcessorContext<byte[], byte[]> context;
        private final Loans loans;
        private final OpenAccounts open;

        Task(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            this.loans = new Loans(context.getStateStore(Loans.DECIDED), context.getStateStore(Loans.WAITING));
            this.open = new OpenAccounts(context.getStateStore(OpenAccounts.STORE));
        }

        void take(Record<byte[], byte[]> record) {
            var topic = context.recordMetadata()
                    .orElseThrow(() -> new IllegalStateException("a record of a source has a place"))
                    .topic();
            if (topic.equals(decisions.name())) {
                decode(decisions, record.value()).ifPresent(this::decided);
            } else {
                decode(outcomes, record.value())
                        .filter(outcome -> isKeyed(record.key(), outcome))
                        .ifPresentOrElse(this::known, () -> observer.met(Fate.UNREADABLE));
            }
            if (open.isFull()) {
                passOn(context.currentSystemTimeMs());
            }
        }

        /** Under another key it may be where its decision never comes. */
        private static boolean isKeyed(byte @Nullable [] key, LoanOutcome outcome) {
            return Arrays.equals(key, outcome.getApplicantId().getBytes(UTF_8));
        }

        private static <V> Optional<V> decode(Topic<String, V> topic, byte @Nullable [] value) {
            try {
                return value == null
                        ? Optional.empty()
                        : Optional.of(topic.values().deserializer().deserialize(topic.name(), value));
            } catch (SerializationException e) {
                return Optional.empty();
            }
        }

        /** What is wrong with a decision is told by whoever counts windows. */
        private void decided(CreditDecision told) {
            var key = Loans.key(told.getApplicantId(), told.getApplicationId());
            // The first decision stands, as with the scorer.
            if (loans.find(key).isEmpty()) {
                read(told).ifPresent(decision -> remember(key, decision));
            }
        }

        private void remember(Bytes key, Decided decision) {
            decision.promise()
                    .ifPresent(account -> open.change(
                            account, counts -> counts.count(decision.probability(), Outcome.APPROVE, false)));
            var loan = new Loan(decision, loans.waiting(key));
            loans.put(key, loan);
            if (loan.known().isPresent()) {
                loans.stopWaiting(key);
                change(loan, loan::count);
                observer.met(loan.isMisdated() ? Fate.MISDATED : Fate.JOINED);
            }
        }

        private void known(LoanOutcome told) {
            var key = Loans.key(told.getApplicantId(), told.getApplicationId());
            var outcome = new Known(told.getVersion(), told.getObservedAt(), told.getDefaulted());
            observer.met(loans.find(key).map(loan -> known(key, loan, outcome)).orElseGet(() -> await(key, outcome)));
        }

        private Fate known(Bytes key, Loan before, Known outcome) {
            var loan = before.with(outcome);
            if (loan.equals(before)) {
                return Fate.REPEATED;
            }
            loans.put(key, loan);
            change(before, before::retract);
            change(loan, loan::count);
            return loan.isMisdated() ? Fate.MISDATED : before.known().isPresent() ? Fate.CORRECTED : Fate.JOINED;
        }

        private Fate await(Bytes key, Known outcome) {
            boolean isNews = loans.waiting(key).map(outcome::corrects).orElse(true);
            if (!isNews) {
                return Fate.REPEATED;
            }
            loans.await(key, outcome, context.currentSystemTimeMs());
            return Fate.WAITING;
        }

        private void change(Loan loan, Consumer<RealisedCounts> change) {
            loan.account().ifPresent(account -> open.change(account, change));
        }

        private static Optional<Decided> read(CreditDecision told) {
            try {
                return Optional.of(new Decided(
                        told.getBundleSha256(),
                        told.getProbabilityOfDefault(),
                        switch (told.getOutcome()) {
                            case APPROVE -> Outcome.APPROVE;
                            case REVIEW -> Outcome.REVIEW;
                            case REFUSE -> Outcome.REFUSE;
                        },
                        told.getSubmittedAt()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        void passOn(long now) {
            var taken = open.takeAll();
            taken.forEach(account -> context.forward(new Record<>(account.key.get(), account.value, now)));
            if (!taken.isEmpty()) {
                context.commit();
            }
        }
    }
}
