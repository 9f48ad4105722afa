package scoreline.monitor.performance.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.performance.topology.Lent.LENDER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import scoreline.drift.verdict.Severity;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** P(default | x) changes and x does not: no look at applications tells, and outcomes do. */
class BrokenPromiseTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static Bank bank(List<Lent> loans) {
        var bank = new Bank(2, LENDER);
        loans.forEach(loan -> bank.decide(loan.decision()));
        bank.tick();
        Lent.asKnown(loans).forEach(bank::tell);
        bank.tick();
        bank.begin(LENDER);
        bank.tick();
        return bank;
    }

    @RepeatedTest(3)
    void twice_the_odds_are_an_alert_told_once(RepetitionInfo run) {
        // When
        var bank = bank(Lent.drawn(run.getCurrentRepetition(), 3_000, START, Duration.ofDays(80), -3, Math.log(2)));
        // Then
        assertThat(bank.alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getTurn()).isEqualTo(DriftTurn.STARTED);
            assertThat(alert.getWhat()).isEqualTo("performance:default-rate");
            assertThat(alert.getSeverity()).isEqualTo(DriftAlertSeverity.ALERT);
            assertThat(alert.getBundleSha256()).isEqualTo(LENDER.sha256());
        });
        assertThat(bank.broken).containsExactly(Severity.ALERT);
    }

    @RepeatedTest(3)
    void the_odds_that_were_promised_are_none(RepetitionInfo run) {
        // When
        var bank = bank(Lent.drawn(run.getCurrentRepetition(), 3_000, START, Duration.ofDays(80), -3, 0));
        // Then
        assertThat(bank.last).isNotEmpty();
        assertThat(bank.alerts).isEmpty();
        assertThat(bank.broken).isEmpty();
    }
}
