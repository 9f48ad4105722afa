package scoreline.training.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.training.boosting.Growth;
import scoreline.training.candidate.Contest.Outcome;
import scoreline.training.imbalance.Imbalance;
import scoreline.training.validation.Confusion;

class ChampionTest {

    private static final int ROWS = 2_000;
    private static final Candidate TREES = Candidate.of(new Learner.Trees(new Growth(0.1, 3, 1, 1, 1, 1, 64), 10));
    private static final Candidate LINEAR = Candidate.of(new Learner.Logistic(1));

    @Test
    void what_costs_clearly_more_does_not_serve_whatever_its_log_loss() {
        var cheap = outcome(TREES, 0.20, 0.30, 1);
        var dear = outcome(TREES, 0.40, 0.10, 2);

        assertThat(Champion.of(List.of(dear, cheap)).outcome()).isSameAs(cheap);
    }

    @Test
    void of_those_as_good_the_least_log_loss_serves() {
        var cheapest = outcome(TREES, 0.300, 0.30, 1);
        var asGood = outcome(TREES, 0.301, 0.20, 2);

        var champion = Champion.of(List.of(cheapest, asGood));

        assertThat(champion.outcome()).isSameAs(asGood);
        assertThat(champion.cheapest()).isSameAs(cheapest);
        assertThat(champion.asGood()).containsExactly(cheapest, asGood);
    }

    @Test
    void what_no_bundle_can_hold_does_not_serve() {
        var linear = outcome(LINEAR, 0.10, 0.10, 1);
        var weighted = outcome(TREES.with(Imbalance.CLASS_WEIGHT), 0.10, 0.10, 2);
        var fewer = outcome(TREES.with(Columns.STRONGEST), 0.10, 0.10, 3);
        var trees = outcome(TREES, 0.40, 0.30, 4);

        assertThat(Champion.of(List.of(linear, weighted, fewer, trees)).outcome())
                .isSameAs(trees);
        assertThatThrownBy(() -> Champion.of(List.of(linear))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Rows of which so many cost 1, scattered by the seed. */
    private static Outcome outcome(Candidate candidate, double cost, double logLoss, long seed) {
        int[] order = IntStream.range(0, ROWS).toArray();
        var random = new SplittableRandom(seed);
        for (int i = ROWS - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        var costs = new double[ROWS];
        IntStream.range(0, (int) Math.round(cost * ROWS)).forEach(i -> costs[order[i]] = 1);
        var assessed = new Assessed(
                candidate.learner().family(),
                candidate.imbalance().title(),
                candidate.columns().title(),
                "",
                candidate.isServable(),
                costs.length,
                0.7,
                0.2,
                0.3,
                logLoss,
                0.07,
                0.01,
                0.08,
                0.07,
                0.01,
                0.09,
                cost,
                0.01,
                0.8,
                new Confusion(1, 1, 1, 1),
                1);
        return new Outcome(candidate, assessed, costs, 1, 1);
    }
}
