package scoreline.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Row;
import scoreline.training.boosting.Growth;
import scoreline.training.experiment.Recipe;
import scoreline.training.fairness.Decided;
import scoreline.training.fairness.Fairness;
import scoreline.training.fairness.Guess;
import scoreline.training.fairness.Price;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.validation.Threshold;

class SameRecipeTest {

    private static final Recipe SMALL = new Recipe(new Growth(0.2, 3, 1, 0.8, 0.8, 10, 64), 60, 10, 3, 20, 20, 3);
    private static final int ROUNDS = 40;

    @Test
    void a_planted_proxy_is_found_and_its_price_told() {
        // Given: men default more, and PROXY says who is a man
        Labelled people = people(4_000, 1, true);
        // When
        Fairness fairness = examined(people);
        // Then
        Guess guess = guess(fairness);
        assertThat(guess.strongest()).containsExactly("PROXY");
        assertThat(guess.auc()).isGreaterThan(0.9);
        Price proxies = price(fairness, "GENDER");
        assertThat(proxies.dropped()).containsExactly("PROXY");
        assertThat(proxies.high()).isNegative();
        assertThat(proxies.costChange()).isPositive();
        assertThat(proxies.impactAfter()).isGreaterThan(requireNonNull(proxies.impactBefore()) + 0.1);
        assertThat(price(fairness, "YEARS").dropped()).containsExactly("YEARS");
    }

    @Test
    void where_nothing_tells_the_gender_it_is_not_guessed() {
        // Given
        Labelled people = people(4_000, 2, false);
        // When
        Fairness fairness = examined(people);
        // Then
        assertThat(guess(fairness).auc()).isBetween(0.45, 0.55);
        assertThat(price(fairness, "YEARS").low()).isNegative();
        assertThat(price(fairness, "YEARS").high()).isPositive();
    }

    private static Guess guess(Fairness fairness) {
        return requireNonNull(fairness.guesses()).getFirst();
    }

    private static Price price(Fairness fairness, String field) {
        return requireNonNull(fairness.prices()).stream()
                .filter(price -> price.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static Fairness examined(Labelled people) {
        EncodingFit encodings = EncodingFit.smoothed(SMALL.smoothing());
        var progress = new Progress((_, _) -> {});
        var outOfFold = new OutOfFold(people, SMALL, encodings, 1, 2);
        double[] margins = outOfFold.scores(progress).margins();
        double[] probabilities = outOfFold.probabilities(margins);
        double threshold =
                Threshold.cheapest(probabilities, people.targets(), 5).value();
        return Fairness.of(
                new Decided(people.catalogue(), people.rows(), people.targets(), margins, probabilities, threshold, 5),
                Optional.of(new SameRecipe(people, SMALL, encodings, 1, 2, ROUNDS, progress)),
                1);
    }

    /** SIGNAL tells of the target, NOISE and YEARS of nothing; one in fifty does not tell the gender. */
    private static Labelled people(int count, long seed, boolean planted) {
        var random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        var targets = new int[count];
        for (int i = 0; i < count; i++) {
            boolean man = random.nextInt(5) < 2;
            double signal = random.nextGaussian();
            double proxy = random.nextGaussian() + (planted && man ? 3 : 0);
            double logOdds = -2 + signal + (planted && man ? 2 : 0);
            targets[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
            String gender = random.nextInt(50) == 0 ? null : man ? "M" : "F";
            rows.add(PeopleCatalogue.row(signal, random.nextGaussian(), proxy, random.nextDouble(20, 70), gender));
        }
        return new Labelled(PeopleCatalogue.of(), rows, targets);
    }
}
