package scoreline.monitor.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.drift.performance.RealisedCounts;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.Made;
import scoreline.monitor.performance.Promise.Turn;
import scoreline.scoring.decision.Outcome;

/** Months of approved loans; a default is known after four to eleven months, a repayment after twelve. */
class PromiseTest {
    private static final Lender LENDER = new Lender("made-up", "1", Made.SHA256, 10);
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    /// @param known months after its decision
    private record Approved(int month, double probability, boolean defaulted, int known) {}

    /// @param shift log-odds beyond those promised, by month
    private static List<Approved> drawn(long seed, int months, int aMonth, IntToDoubleFunction shift) {
        var random = new SplittableRandom(seed);
        var loans = new ArrayList<Approved>();
        for (int i = 0; i < months * aMonth; i++) {
            int month = i / aMonth;
            double logOdds = -3 + 0.6 * random.nextGaussian();
            boolean defaulted = random.nextDouble() < logistic(logOdds + shift.applyAsDouble(month));
            loans.add(new Approved(month, logistic(logOdds), defaulted, defaulted ? 4 + random.nextInt(8) : 12));
        }
        return loans;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** As it stands at the end of a month. */
    private static NavigableMap<YearMonth, Vintage> asOf(int now, List<Approved> loans) {
        var vintages = new TreeMap<YearMonth, Vintage>();
        for (var loan : loans) {
            if (loan.month() <= now) {
                var vintage = vintages.computeIfAbsent(FIRST.plusMonths(loan.month()), _ -> Vintage.empty());
                vintage.promised().count(loan.probability(), Outcome.APPROVE, false);
                if (loan.month() + loan.known() <= now) {
                    vintage.known()
                            .computeIfAbsent(loan.known(), _ -> new RealisedCounts())
                            .count(loan.probability(), Outcome.APPROVE, loan.defaulted());
                }
            }
        }
        return vintages;
    }

    /** What is told as time goes by, with the month in which it is. */
    private static List<String> told(List<Approved> loans, int every, int until) {
        var promise = Promise.start();
        var told = new ArrayList<String>();
        for (int now = 0; now <= until; now += every) {
            var step = promise.step(asOf(now, loans));
            promise = Promise.read(step.promise().toBytes());
            assertThat(promise).isEqualTo(step.promise());
            int month = now;
            step.told().ifPresent(what -> told.add(month + " " + what.turn()));
        }
        return told;
    }

    @Test
    void two_hundred_books_that_keep_their_promise_are_not_called_broken_though_defaults_are_known_first() {
        // When
        long broken = 0;
        for (int seed = 0; seed < 200; seed++) {
            broken += told(drawn(seed, 10, 300, _ -> 0), 2, 22).isEmpty() ? 0 : 1;
        }
        // Then
        assertThat(broken).isZero();
    }

    @RepeatedTest(10)
    void odds_twice_as_high_are_told_of_before_the_first_loan_is_repaid(RepetitionInfo run) {
        // Given
        var loans = drawn(run.getCurrentRepetition(), 8, 1_000, _ -> Math.log(2));
        // When
        var told = told(loans, 1, 11);
        // Then
        assertThat(told).first().asString().endsWith(" STARTED");
        assertThat(told).filteredOn(each -> each.endsWith(" STARTED")).hasSize(1);
    }

    @RepeatedTest(5)
    void a_promise_that_is_kept_again_is_told_of_once_three_months_say_so(RepetitionInfo run) {
        // Given
        var loans = drawn(run.getCurrentRepetition(), 14, 1_000, month -> month < 4 ? Math.log(2) : 0);
        // When
        var told = told(loans, 1, 30);
        // Then
        assertThat(told.getFirst()).endsWith(" STARTED");
        assertThat(told.getLast()).endsWith(" RECOVERED");
        assertThat(told.subList(1, told.size() - 1)).allMatch(each -> each.endsWith(" ONGOING"));
    }

    @Test
    void what_is_told_names_both_rates_and_how_grave_it_is() {
        // Given
        var loans = drawn(1, 3, 2_000, _ -> Math.log(2));
        // When
        var told = Promise.start().step(asOf(20, loans)).told().orElseThrow();
        var alert = Breaches.of(LENDER, told);
        // Then
        assertThat(told.turn()).isEqualTo(Turn.STARTED);
        assertThat(told.breach().worst()).isEqualTo(Severity.ALERT);
        assertThat(alert.getWhat()).isEqualTo("performance:default-rate");
        assertThat(alert.getWindowStart()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(alert.getWindowEnd()).isEqualTo(Instant.parse("2025-04-01T00:00:00Z"));
        assertThat(alert.getSince()).isEqualTo(alert.getWindowEnd());
        assertThat(alert.getRows()).isEqualTo(6_000);
        assertThat(alert.getP()).isLessThan(1e-6);
        assertThat(alert.getLogOdds()).isBetween(0.5, 0.9);
        assertThat(alert.getSentenceEn())
                .matches(
                        "A promise is broken\\. Of 6,000 applications approved from January 2025 to March 2025, at least"
                                + " \\d+\\.\\d% default, and \\d\\.\\d% had been promised to: the odds are [12]\\.\\d\\d times the"
                                + " promised ones\\. 6,000 are known; the others are counted as repaid\\.");
        assertThat(alert.getSentenceFr())
                .contains("de janvier 2025 à mars 2025, au moins")
                .contains("comptées comme remboursées");
    }

    @Test
    void fewer_defaults_than_promised_are_something_to_watch() {
        // Given
        var loans = drawn(1, 3, 4_000, _ -> -Math.log(2));
        // When
        var told = Promise.start().step(asOf(20, loans)).told().orElseThrow();
        // Then
        assertThat(told.breach().worst()).isEqualTo(Severity.WATCH);
        assertThat(Breaches.of(LENDER, told).getSentenceEn())
                .contains("at most")
                .contains("counted as defaulted");
    }

    @Test
    void loans_and_outcomes_come_back_as_they_were() {
        // Given
        var decided = new Decided("0f".repeat(32), 0.0625, Outcome.REVIEW, Instant.parse("1969-12-31T23:59:59.999Z"));
        var known = new Known(3, decided.at().plus(Duration.ofDays(200)), true);
        // Then
        for (var loan : List.of(new Loan(decided, Optional.empty()), new Loan(decided, Optional.of(known)))) {
            assertThat(Loan.read(loan.toBytes())).isEqualTo(loan);
        }
        assertThat(Known.read(ByteBuffer.wrap(known.toBytes()))).isEqualTo(known);
        var account = new Loan(decided, Optional.of(known)).account().orElseThrow();
        assertThat(Account.read(account.toBytes())).isEqualTo(account);
        assertThat(account.month()).isEqualTo(YearMonth.of(1969, 12));
        assertThat(Account.first(decided.sha256())).isLessThan(account.toBytes());
        assertThat(Account.last(decided.sha256())).isGreaterThan(account.toBytes());
    }
}
