package scoreline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import scoreline.training.generated.Drift;
import scoreline.training.generated.GeneratedApplications;
import scoreline.training.generated.Scenario;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Framing;
import scoreline.wire.LoanOutcome;
import scoreline.wire.MonitorTopics;

class LoansTest {
    private static final GeneratedApplications USUAL = new GeneratedApplications(2);
    private static final GeneratedApplications IN_HARD_TIMES =
            new GeneratedApplications(2, Optional.of(new Drift(Scenario.CONCEPT, 5, 0, 1)));
    private static final int PEOPLE = 40;

    private final MockProducer<String, LoanOutcome> producer = new MockProducer<>(
            true,
            null,
            new StringSerializer(),
            MonitorTopics.of(Framing.singleObject()).outcomes().values().serializer());
    private final Loans loans = new Loans("outcomes", producer, USUAL);

    @Test
    void what_became_of_a_loan_is_reported_once_it_is_known_and_only_of_loans_that_were_granted() {
        // Given
        for (int i = 0; i < PEOPLE; i++) {
            loans.applied("a" + i, i);
            loans.decided(decision("a" + i, i % 2 == 0 ? DecisionOutcome.APPROVE : DecisionOutcome.REFUSE));
        }
        // When
        loans.report(Said.NOON.plusSeconds(1));
        // Then
        assertThat(producer.history()).isEmpty();
        // When
        loans.report(Said.NOON.plus(Loans.YEAR).plusSeconds(1));
        // Then
        assertThat(loans.granted()).isEqualTo(PEOPLE / 2);
        assertThat(loans.known()).isEqualTo(PEOPLE / 2);
        assertThat(producer.history())
                .extracting(ProducerRecord::value)
                .extracting(LoanOutcome::getObservedAt)
                .isSorted();
        assertThat(producer.history()).extracting(ProducerRecord::value).allSatisfy(outcome -> {
            int index = Integer.parseInt(outcome.getApplicationId().substring(1));
            assertThat(index % 2).isZero();
            assertThat(outcome.getDefaulted()).isEqualTo(USUAL.at(index).defaulted());
            assertThat(outcome.getObservedAt())
                    .isEqualTo(Said.NOON.plusMillis(
                            Math.round(USUAL.at(index).daysUntilKnown() / 365.0 * Loans.YEAR.toMillis())));
        });
    }

    @Test
    void who_applied_before_the_change_has_the_luck_of_before() {
        // Given
        loans.applied("before", 0);
        loans.turnTo(IN_HARD_TIMES);
        for (int i = 1; i < PEOPLE; i++) {
            loans.applied("a" + i, i);
        }
        // When
        loans.decided(decision("before", DecisionOutcome.APPROVE));
        for (int i = 1; i < PEOPLE; i++) {
            loans.decided(decision("a" + i, DecisionOutcome.APPROVE));
        }
        loans.report(Instant.MAX);
        // Then
        assertThat(producer.history())
                .extracting(ProducerRecord::value)
                .allSatisfy(outcome -> assertThat(outcome.getDefaulted())
                        .isEqualTo(
                                outcome.getApplicationId().equals("before")
                                        ? USUAL.at(0).defaulted()
                                        : IN_HARD_TIMES
                                                .at(Integer.parseInt(outcome.getApplicationId()
                                                        .substring(1)))
                                                .defaulted()));
        assertThat(producer.history())
                .extracting(ProducerRecord::value)
                .filteredOn(LoanOutcome::getDefaulted)
                .hasSizeGreaterThan(PEOPLE / 4);
    }

    private static CreditDecision decision(String applicationId, DecisionOutcome outcome) {
        var decision = new CreditDecision();
        decision.put("application_id", applicationId);
        decision.put("applicant_id", "someone");
        decision.put("submitted_at", Said.NOON);
        decision.put("outcome", outcome);
        return decision;
    }
}
