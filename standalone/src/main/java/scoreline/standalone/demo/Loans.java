package scoreline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.training.generated.GeneratedApplication;
import scoreline.training.generated.GeneratedApplications;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.LoanOutcome;

/**
 * What becomes of the loans of made-up people, reported as soon as it is known, with a year in seconds. Whoever is not approved has
 * no loan, and nobody ever knows.
 */
final class Loans implements AutoCloseable {
    static final Duration YEAR = Duration.ofSeconds(5);
    private static final double DAYS = 365;

    private final String topic;
    private final Producer<String, LoanOutcome> producer;
    private final Map<String, Applied> undecided = new HashMap<>();
    private final PriorityQueue<LoanOutcome> open =
            new PriorityQueue<>(Comparator.comparing(LoanOutcome::getObservedAt));
    private GeneratedApplications people;
    private long granted;
    private long known;

    /** Who applied: the people of that time, and which of them. */
    private record Applied(GeneratedApplications people, long index) {}

    /**
     * @param topic of outcomes
     * @param people who apply at first
     */
    Loans(String topic, Producer<String, LoanOutcome> producer, GeneratedApplications people) {
        this.topic = topic;
        this.producer = producer;
        this.people = people;
    }

    void turnTo(GeneratedApplications others) {
        people = others;
    }

    /** @param index of who applies, among the people */
    void applied(String applicationId, long index) {
        undecided.put(applicationId, new Applied(people, index));
    }

    void decided(CreditDecision decision) {
        var applied = undecided.remove(decision.getApplicationId());
        if (applied != null && decision.getOutcome() == DecisionOutcome.APPROVE) {
            open.add(outcome(decision, applied.people().at(applied.index())));
            granted++;
        }
    }

    private static LoanOutcome outcome(CreditDecision decision, GeneratedApplication applied) {
        long after = Math.round(applied.daysUntilKnown() / DAYS * YEAR.toMillis());
        return new LoanOutcome(
                decision.getApplicationId(),
                decision.getApplicantId(),
                decision.getSubmittedAt().plusMillis(after),
                applied.defaulted(),
                0);
    }

    /** Reports what is known by now. */
    void report(Instant now) {
        while (!open.isEmpty() && !open.element().getObservedAt().isAfter(now)) {
            var outcome = open.remove();
            var _ = producer.send(new ProducerRecord<>(topic, outcome.getApplicantId(), outcome));
            known++;
        }
    }

    long granted() {
        return granted;
    }

    long known() {
        return known;
    }

    @Override
    public void close() {
        producer.close();
    }
}
