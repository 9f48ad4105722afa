package scoreline.monitor.performance.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.Made.NOW;
import static scoreline.monitor.Made.WRITTEN;
import static scoreline.monitor.performance.topology.Lent.LENDER;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.drift.performance.RealisedCohort;
import scoreline.drift.performance.RealisedCounts;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.CreditDecision;
import scoreline.wire.CreditPerformance;
import scoreline.wire.LoanOutcome;

class MeetOutcomesTest {
    private static final Instant START = Instant.parse("2025-01-15T00:00:00Z");
    private static final Duration MONTHS = Duration.ofDays(75);

    private static List<Lent> drawn(long seed) {
        return Lent.drawn(seed, 300, START, MONTHS, -2.5, 0.3);
    }

    @RepeatedTest(10)
    void whatever_comes_first_the_last_records_are_the_same(RepetitionInfo run) {
        // Given
        var loans = drawn(run.getCurrentRepetition());
        var orderly = new Bank(1, LENDER);
        loans.forEach(loan -> orderly.decide(loan.decision()));
        Lent.asKnown(loans).forEach(orderly::tell);
        orderly.tick();
        List<Object> mixed = new ArrayList<>();
        loans.forEach(loan -> mixed.add(loan.decision()));
        loans.forEach(loan -> mixed.addAll(loan.outcomes()));
        loans.subList(0, 20).forEach(loan -> mixed.add(loan.outcomes().getFirst()));
        Collections.shuffle(mixed, new Random(run.getCurrentRepetition()));
        // When
        var random = new SplittableRandom(run.getCurrentRepetition());
        var bank = new Bank(3, LENDER);
        for (Object each : mixed) {
            switch (each) {
                case CreditDecision decision -> bank.decide(decision);
                case LoanOutcome outcome -> bank.tell(outcome);
                default -> throw new IllegalStateException();
            }
            if (random.nextInt(20) == 0) {
                bank.tick();
            }
            if (random.nextInt(50) == 0) {
                bank.begin(LENDER);
            }
        }
        bank.tick();
        // Then
        assertThat(bank.last).hasSizeGreaterThan(12).isEqualTo(orderly.last);
        assertThat(counts(bank)).isEqualTo(counts(loans));
    }

    private static Map<String, RealisedCounts> counts(Bank bank) {
        return bank.performance().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            var bytes = entry.getValue().getCounts();
            var all = new byte[bytes.remaining()];
            bytes.duplicate().get(all);
            return RealisedCounts.read(all);
        }));
    }

    /** Counted from the loans themselves. */
    private static Map<String, RealisedCounts> counts(List<Lent> loans) {
        var byCohort = new TreeMap<YearMonth, TreeMap<Integer, RealisedCounts>>();
        for (var loan : loans) {
            var cohort = RealisedCohort.of(
                    loan.decision().getSubmittedAt(), loan.lastWord().getObservedAt());
            byCohort.computeIfAbsent(cohort.decided(), _ -> new TreeMap<>())
                    .computeIfAbsent(cohort.monthsOnBook(), _ -> new RealisedCounts())
                    .count(
                            loan.decision().getProbabilityOfDefault(),
                            loan.isApproved() ? Outcome.APPROVE : Outcome.REFUSE,
                            loan.lastWord().getDefaulted());
        }
        var counts = new TreeMap<String, RealisedCounts>();
        byCohort.forEach((month, byAge) -> {
            var sum = new RealisedCounts();
            byAge.forEach((age, there) -> {
                sum.add(there);
                counts.put(month + "/" + age, RealisedCounts.read(sum.toBytes()));
            });
        });
        return counts;
    }

    private static CreditDecision decision(Instant submitted) {
        return CreditDecision.newBuilder(Lent.drawn(1, 1, submitted, Duration.ofDays(1), -4, 0)
                        .getFirst()
                        .decision())
                .setApplicationId("a-1")
                .setApplicantId("p-1")
                .build();
    }

    private static LoanOutcome outcome(Instant observed, boolean defaulted, int version) {
        return new LoanOutcome("a-1", "p-1", observed, defaulted, version);
    }

    @Test
    void each_outcome_has_its_fate() {
        // Given
        var bank = new Bank(1, LENDER);
        var known = NOW.plus(Duration.ofDays(100));
        // When
        bank.tell(outcome(known, false, 0));
        bank.tell(outcome(known, false, 0));
        bank.decide(decision(NOW));
        bank.decide(decision(NOW));
        bank.tell(outcome(known, true, 2));
        bank.tell(outcome(known, false, 1));
        bank.tell("p-2", outcome(known, true, 3));
        bank.send(WRITTEN.outcomes().name(), "p-1", new byte[] {1, 2, 3});
        bank.send(WRITTEN.outcomes().name(), "p-1", null);
        bank.tell(outcome(NOW.minusMillis(1), true, 4));
        // Then
        assertThat(bank.fates)
                .containsExactly(
                        Fate.WAITING,
                        Fate.REPEATED,
                        Fate.JOINED,
                        Fate.CORRECTED,
                        Fate.REPEATED,
                        Fate.UNREADABLE,
                        Fate.UNREADABLE,
                        Fate.UNREADABLE,
                        Fate.MISDATED);
    }

    @Test
    void an_outcome_that_is_corrected_to_another_month_leaves_no_record_of_the_first() {
        // Given
        var bank = new Bank(1, LENDER);
        bank.decide(decision(NOW));
        bank.tell(outcome(NOW.plus(Duration.ofDays(100)), true, 0));
        bank.tick();
        var before = bank.performance();
        // When
        bank.tell(outcome(NOW.plus(Duration.ofDays(200)), true, 1));
        bank.tick();
        // Then
        assertThat(before.keySet()).containsExactly("2026-03/3");
        assertThat(bank.performance().keySet()).containsExactly("2026-03/6");
    }

    @Test
    void what_is_decided_again_counts_once() {
        // Given
        var bank = new Bank(1, LENDER);
        // When
        bank.decide(decision(NOW));
        bank.decide(decision(NOW));
        bank.tell(outcome(NOW.plus(Duration.ofDays(100)), false, 0));
        bank.tick();
        // Then
        assertThat(bank.performance("2026-03/3").getApproved()).isEqualTo(1);
    }

    @Test
    void a_bundle_that_is_watched_later_is_told_of_later_in_full() {
        // Given
        var bank = new Bank(1);
        bank.decide(decision(NOW));
        bank.tell(outcome(NOW.plus(Duration.ofDays(100)), true, 0));
        bank.tick();
        assertThat(bank.last).isEmpty();
        // When
        bank.begin(LENDER);
        bank.tick();
        // Then
        assertThat(bank.performance("2026-03/3").getKnown()).isEqualTo(1);
    }

    @Test
    void a_cohort_is_told_of_with_what_was_promised_and_not_before_nearly_all_of_it_is_known() {
        // Given
        var loans = Lent.drawn(7, 2_000, START, Duration.ofDays(10), -3, 0.8);
        var bank = new Bank(1, LENDER);
        loans.forEach(loan -> bank.decide(loan.decision()));
        // When
        Lent.asKnown(loans).forEach(bank::tell);
        bank.tick();
        // Then
        CreditPerformance early = bank.performance("2025-01/6");
        assertThat(early.getMature()).isFalse();
        assertThat(early.getDefaultRate().getValue()).isEqualTo(1);
        assertThat(early.getSentenceEn())
                .matches(
                        "Of 1,\\d{3} applications approved in January 2025, \\d+ are known within 7 months and \\d+ of these"
                                + " defaulted; \\d+\\.\\d of all were promised to\\. Too many are still open to say more: what is"
                                + " known first is not like the rest\\.");
        CreditPerformance late = bank.performance("2025-01/12");
        assertThat(late.getMature()).isTrue();
        assertThat(late.getApproved())
                .isEqualTo(late.getApprovedKnown())
                .isEqualTo(loans.stream().filter(Lent::isApproved).count());
        assertThat(late.getKnown()).isEqualTo(2_000);
        assertThat(late.getDefaultRate().getEstimated())
                .isLessThan(late.getDefaultRate().getLow());
        assertThat(late.getBrier().getEstimated()).isLessThan(late.getBrier().getLow());
        assertThat(late.getCost().getEstimated()).isLessThan(late.getCost().getLow());
        assertThat(late.getAuc().getValue())
                .isBetween(late.getAuc().getLow(), late.getAuc().getHigh());
        assertThat(late.getSentenceEn()).contains("probabilities are too low").contains("dearer than expected");
        assertThat(late.getSentenceFr())
                .contains("acceptées en janvier 2025")
                .contains("les probabilités sont trop basses");
        assertThat(YearMonth.from(START.atOffset(ZoneOffset.UTC))).hasToString(late.getDecidedMonth());
    }
}
