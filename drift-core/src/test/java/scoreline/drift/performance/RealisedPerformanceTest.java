package scoreline.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.decision.Outcome;

class RealisedPerformanceTest {

    private static final double COST_RATIO = 10;
    private static final double THRESHOLD = 1 / 11.0;

    private record Known(double probability, Outcome outcome, boolean defaulted) {}

    /** Calibrated scores, decided at the threshold; `twist` moves what happens away from what they promise. */
    private static List<Known> drawn(long seed, int rows, double twist) {
        var random = new SplittableRandom(seed);
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double logOdds = -2.5 + 0.9 * random.nextGaussian();
            double probability = 1 / (1 + Math.exp(-logOdds));
            boolean defaulted = random.nextDouble() < 1 / (1 + Math.exp(-logOdds - twist));
            known.add(new Known(probability, probability >= THRESHOLD ? Outcome.REFUSE : Outcome.APPROVE, defaulted));
        }
        return known;
    }

    private static RealisedCounts counted(List<Known> all) {
        var counts = new RealisedCounts();
        all.forEach(each -> counts.count(each.probability(), each.outcome(), each.defaulted()));
        return counts;
    }

    private static RealisedPerformance performance(List<Known> all) {
        return RealisedPerformance.of(counted(all), COST_RATIO).orElseThrow();
    }

    /** Pair by pair. */
    private static double auc(List<Known> all) {
        double won = 0;
        long pairs = 0;
        for (Known one : all) {
            for (Known other : all) {
                if (one.defaulted() && !other.defaulted()) {
                    won += one.probability() > other.probability()
                            ? 1
                            : one.probability() == other.probability() ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    @RepeatedTest(10)
    void figures_are_those_of_the_rows(RepetitionInfo run) {
        // Given
        List<Known> all = drawn(run.getCurrentRepetition(), 1_500, 0.4);
        // When
        RealisedPerformance found = performance(all);
        // Then
        assertThat(found.count()).isEqualTo(1_500);
        assertThat(found.refused())
                .isEqualTo(all.stream()
                        .filter(each -> each.outcome() == Outcome.REFUSE)
                        .count());
        assertThat(found.ranking().orElseThrow().auc().value()).isCloseTo(auc(all), within(2e-3));
        double brier = all.stream()
                .mapToDouble(each -> Math.pow(each.probability() - (each.defaulted() ? 1 : 0), 2))
                .average()
                .orElseThrow();
        assertThat(found.brier().value()).isCloseTo(brier, within(1e-7));
        assertThat(found.promised())
                .isCloseTo(
                        all.stream().mapToDouble(Known::probability).average().orElseThrow(), within(1e-7));
        double cost = all.stream()
                .mapToDouble(each ->
                        each.outcome() == Outcome.REFUSE ? each.defaulted() ? 0 : 1 : each.defaulted() ? COST_RATIO : 0)
                .average()
                .orElseThrow();
        assertThat(found.cost().value()).isCloseTo(cost, within(1e-12));
        assertThat(found.cost().holds(cost)).isTrue();
    }

    @RepeatedTest(10)
    void the_distance_of_distributions_is_the_textbooks(RepetitionInfo run) {
        // Given
        List<Known> all = drawn(run.getCurrentRepetition(), 800, 0);
        // When
        double ks = performance(all).ranking().orElseThrow().ks().value();
        // Then
        double largest = 0;
        double defaults = all.stream().filter(Known::defaulted).count();
        double repayments = all.size() - defaults;
        for (Known cut : all) {
            double d = all.stream()
                    .filter(each -> each.defaulted() && each.probability() <= cut.probability())
                    .count();
            double r = all.stream()
                    .filter(each -> !each.defaulted() && each.probability() <= cut.probability())
                    .count();
            largest = Math.max(largest, Math.abs(d / defaults - r / repayments));
        }
        assertThat(ks).isBetween(largest - 0.02, largest + 1e-12);
    }

    /** Four defaults and four repayments in turn: 10 of 16 pairs are won. */
    @Test
    void the_variance_of_the_area_is_that_of_delong() {
        // Given
        long[] defaulted = {0, 1, 0, 1, 0, 1, 0, 1};
        long[] repaid = {1, 0, 1, 0, 1, 0, 1, 0};
        // When
        RealisedInterval auc = RealisedRanking.of(defaulted, repaid).auc();
        // Then
        // Shares won by each default: 1/4, 2/4, 3/4, 1; by each repayment: 1, 3/4, 2/4, 1/4. Variances 5/48 each.
        double area = 10 / 16.0;
        double error = Math.sqrt(5 / 48.0 / 4 + 5 / 48.0 / 4);
        double reach = 1.959963984540054 * error / (area * (1 - area));
        assertThat(auc.value()).isEqualTo(area);
        assertThat(Math.log(auc.high() / (1 - auc.high())))
                .isCloseTo(Math.log(area / (1 - area)) + reach, within(1e-9));
    }

    @Test
    void intervals_hold_the_truth_in_nineteen_samples_of_twenty() {
        // Given
        double area =
                performance(drawn(1, 300_000, 0)).ranking().orElseThrow().auc().value();
        double rate = performance(drawn(1, 300_000, 0)).defaultRate().value();
        // When
        int holdsArea = 0;
        int holdsRate = 0;
        int samples = 400;
        for (int i = 0; i < samples; i++) {
            RealisedPerformance found = performance(drawn(100 + i, 1_000, 0));
            holdsArea += found.ranking().orElseThrow().auc().holds(area) ? 1 : 0;
            holdsRate += found.defaultRate().holds(rate) ? 1 : 0;
        }
        // Then
        assertThat(holdsArea / (double) samples).isBetween(0.92, 0.98);
        assertThat(holdsRate / (double) samples).isBetween(0.92, 0.98);
    }

    @RepeatedTest(20)
    void whoever_counts_in_whatever_order_has_the_same_bytes(RepetitionInfo run) {
        // Given
        List<Known> all = drawn(run.getCurrentRepetition(), 500, 0);
        RealisedCounts atOnce = counted(all);
        // When
        List<Known> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));
        RealisedCounts merged = counted(shuffled.subList(200, 500));
        merged.add(counted(shuffled.subList(0, 200)));
        // Then
        assertThat(merged.toBytes()).isEqualTo(atOnce.toBytes()).hasSizeLessThan(1_200);
        assertThat(RealisedCounts.read(merged.toBytes())).isEqualTo(atOnce);
    }

    @RepeatedTest(20)
    void a_correction_leaves_nothing_behind_even_where_it_comes_first(RepetitionInfo run) {
        // Given
        List<Known> all = drawn(run.getCurrentRepetition(), 300, 0);
        var random = new SplittableRandom(run.getCurrentRepetition());
        RealisedCounts corrected = counted(all);
        var elsewhere = new RealisedCounts();
        List<Known> after = new ArrayList<>();
        // When
        for (Known each : all) {
            boolean wrong = random.nextInt(10) == 0;
            if (wrong) {
                elsewhere.retract(each.probability(), each.outcome(), each.defaulted());
                elsewhere.count(each.probability(), each.outcome(), !each.defaulted());
            }
            after.add(new Known(each.probability(), each.outcome(), each.defaulted() != wrong));
        }
        elsewhere.add(corrected);
        // Then
        assertThat(elsewhere).isEqualTo(counted(after));
    }

    @Test
    void bands_hold_every_decision_once_and_keep_their_promise_where_probabilities_are_right() {
        // When
        List<RealisedBand> bands = performance(drawn(3, 20_000, 0)).bands();
        List<RealisedBand> broken = performance(drawn(3, 20_000, 0.8)).bands();
        // Then
        assertThat(bands.stream().mapToLong(RealisedBand::count).sum()).isEqualTo(20_000);
        assertThat(bands)
                .hasSizeBetween(8, 10)
                .allSatisfy(band -> assertThat(band.promised()).isBetween(band.from(), band.to()));
        assertThat(bands.stream().filter(RealisedBand::isKept).count()).isGreaterThanOrEqualTo(bands.size() - 2);
        assertThat(broken).noneMatch(RealisedBand::isKept);
    }

    @Test
    void too_few_defaults_have_no_ranking_and_nothing_known_has_no_performance() {
        assertThat(RealisedPerformance.of(new RealisedCounts(), COST_RATIO)).isEmpty();
        assertThat(performance(List.of(new Known(0.05, Outcome.APPROVE, true))).ranking())
                .isEmpty();
    }

    @Test
    void scores_that_never_err_are_not_taken_for_infallible() {
        // Given
        long[] defaulted = {0, 12};
        long[] repaid = {40, 0};
        // When
        RealisedInterval auc = RealisedRanking.of(defaulted, repaid).auc();
        // Then
        assertThat(auc.value()).isEqualTo(1);
        assertThat(auc.low()).isBetween(0.7, 0.8);
        assertThat(auc.high()).isEqualTo(1);
    }

    @Test
    void the_difference_from_the_estimate_is_told_in_two_languages() {
        // Given
        var seen = new RealisedInterval(0.102, 0.091, 0.114);
        // When
        var chance = new RealisedGap(RealisedGap.Measure.DEFAULT_RATE, seen, 0.1).sentence();
        var more = new RealisedGap(RealisedGap.Measure.DEFAULT_RATE, seen, 0.08).sentence();
        var worse = new RealisedGap(RealisedGap.Measure.AUC, new RealisedInterval(0.7, 0.68, 0.72), 0.75).sentence();
        // Then
        assertThat(chance.en())
                .isEqualTo("10.2% defaulted (9.1% to 11.4%), estimated 10.0%: no more than chance lies between.");
        assertThat(more.fr())
                .isEqualTo(
                        "10,2\u202f% ont fait défaut (9,1\u202f% à 11,4\u202f%), estimé 8,0\u202f% : les probabilités sont trop basses ; à"
                                + " variables égales, on fait plus souvent défaut qu’à l’apprentissage.");
        assertThat(worse.en()).startsWith("The AUC is 0.700 (0.680 to 0.720), estimated 0.750: scores rank worse");
    }

    @Test
    void a_cohort_is_of_the_month_of_the_decision() {
        // Given
        var decided = Instant.parse("2026-01-31T23:00:00Z");
        // Then
        assertThat(RealisedCohort.of(decided, Instant.parse("2026-02-27T23:00:00Z")))
                .isEqualTo(new RealisedCohort(YearMonth.of(2026, 1), 0));
        assertThat(RealisedCohort.of(decided, Instant.parse("2026-07-31T23:00:00Z")))
                .isEqualTo(new RealisedCohort(YearMonth.of(2026, 1), 6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealisedCohort.of(decided, decided.minusSeconds(1)))
                .withMessage("an outcome must not be older than its decision");
    }

    @Test
    void what_cannot_be_is_refused_in_a_sentence() {
        // Given
        var counts = new RealisedCounts();
        counts.retract(0.1, Outcome.APPROVE, true);
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealisedPerformance.of(counts, COST_RATIO))
                .withMessage("more outcomes were retracted than counted");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.count(Double.NaN, Outcome.APPROVE, true))
                .withMessage("a probability of default must lie in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealisedCounts.read(new byte[] {1, 2}))
                .withMessage("the counts are cut off");
    }
}
