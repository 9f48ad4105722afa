package scoreline.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.decision.Outcome;

class WagerTest {
    /// @param number in the order of decisions
    private record Approved(int number, double probability, boolean defaulted) {}

    private static List<Approved> drawn(long seed, int loans, double shift) {
        var random = new SplittableRandom(seed);
        var drawn = new ArrayList<Approved>();
        for (int i = 0; i < loans; i++) {
            double logOdds = -3.2 + 0.7 * random.nextGaussian();
            drawn.add(new Approved(i, logistic(logOdds), random.nextDouble() < logistic(logOdds + shift)));
        }
        return drawn;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static RealisedCounts promised(List<Approved> loans) {
        var counts = new RealisedCounts();
        loans.forEach(loan -> counts.count(loan.probability(), Outcome.APPROVE, false));
        return counts;
    }

    private static RealisedCounts known(List<Approved> loans) {
        var counts = new RealisedCounts();
        loans.forEach(loan -> counts.count(loan.probability(), Outcome.APPROVE, loan.defaulted()));
        return counts;
    }

    /** Loan by loan, as likelihood ratios. */
    private static double ofRows(List<Approved> loans) {
        double mean = 0;
        for (double beyond : new double[] {0.1, 0.2, 0.4, 0.8, 1.6}) {
            for (int side : new int[] {1, -1}) {
                double ratio = 1;
                for (Approved loan : loans) {
                    double logOdds = Math.log(loan.probability() / (1 - loan.probability()));
                    double against = logistic(logOdds + side * Wager.FLOOR);
                    double bet = logistic(logOdds + side * (Wager.FLOOR + beyond));
                    ratio *= loan.defaulted() ? bet / against : (1 - bet) / (1 - against);
                }
                mean += ratio / 10;
            }
        }
        return Math.log(mean);
    }

    @RepeatedTest(20)
    void what_is_won_is_a_likelihood_ratio_and_from_cells_never_more_than_from_rows(RepetitionInfo run) {
        // Given
        var loans = drawn(run.getCurrentRepetition(), 1_500, 0.5);
        // When
        var wager = Wager.on(promised(loans), known(loans));
        // Then
        assertThat(wager.logWealth()).isLessThanOrEqualTo(ofRows(loans) + 1e-4).isCloseTo(ofRows(loans), within(0.02));
    }

    @Test
    void where_the_promise_is_kept_as_badly_as_it_may_be_it_is_rarely_called_broken_however_often_one_looks() {
        // When
        int tenfold = 0;
        int broken = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            double most = most(drawn(seed, 2_000, Wager.FLOOR));
            tenfold += most >= Math.log(10) ? 1 : 0;
            broken += most >= -Math.log(Wager.ALPHA) ? 1 : 0;
        }
        // Then: of 1,000, at most 100 and 1 are expected, and the bound is not idle
        assertThat(tenfold).isBetween(1, 130);
        assertThat(broken).isLessThanOrEqualTo(4);
    }

    /** What is ever won, looked at after every two hundred loans. */
    private static double most(List<Approved> loans) {
        var promised = new RealisedCounts();
        var known = new RealisedCounts();
        double most = 0;
        for (int from = 0; from < loans.size(); from += 200) {
            var more = loans.subList(from, from + 200);
            promised.add(promised(more));
            known.add(known(more));
            most = Math.max(most, Wager.on(promised, known).logWealth());
        }
        return most;
    }

    @RepeatedTest(20)
    void that_defaults_are_known_first_wins_nothing(RepetitionInfo run) {
        // Given
        var loans = drawn(run.getCurrentRepetition(), 3_000, 0);
        var defaults = loans.stream().filter(Approved::defaulted).toList();
        // When
        var wager = Wager.on(promised(loans), known(defaults));
        // Then
        assertThat(wager.known()).isEqualTo(wager.defaulted()).isPositive();
        assertThat(wager.isWon()).isFalse();
        assertThat(wager.logWealth())
                .isLessThanOrEqualTo(Wager.on(promised(loans), known(loans)).logWealth());
    }

    @RepeatedTest(20)
    void a_broken_promise_is_found_before_the_repaid_loans_are_known(RepetitionInfo run) {
        // Given
        var loans = drawn(run.getCurrentRepetition(), 3_000, 0.8);
        // When
        var wager = Wager.on(
                promised(loans),
                known(loans.stream().filter(Approved::defaulted).toList()));
        // Then
        assertThat(wager.isWon()).isTrue();
        assertThat(wager.isWorse()).isTrue();
        assertThat(wager.p()).isLessThan(Wager.ALPHA);
        assertThat(wager.logOdds()).isBetween(0.5, 1.1);
        assertThat(wager.effect()).isBetween(0.01, 0.1);
    }

    @Test
    void that_fewer_default_is_found_once_nearly_all_is_known() {
        // Given
        var loans = drawn(1, 5_000, -0.8);
        // When
        var early = Wager.on(promised(loans), known(loans.subList(0, 2_500)));
        var late = Wager.on(promised(loans), known(loans));
        // Then
        assertThat(early.isWon()).isFalse();
        assertThat(early.logOdds()).isZero();
        assertThat(late.isWon()).isTrue();
        assertThat(late.logOdds()).isBetween(-1.1, -0.5);
    }

    @Test
    void on_nothing_nothing_is_won() {
        // When
        var wager = Wager.on(new RealisedCounts(), new RealisedCounts());
        // Then
        assertThat(wager.logWealth()).isCloseTo(0, within(1e-12));
        assertThat(wager.p()).isCloseTo(1, within(1e-12));
        assertThat(wager.logOdds()).isZero();
    }
}
