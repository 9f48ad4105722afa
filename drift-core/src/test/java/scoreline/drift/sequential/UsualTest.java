package scoreline.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.reference.ScoreCells;

class UsualTest {
    private static final int ROWS = 50_000;

    /** Probabilities of a tenth or so, more or less spread: what training knows of them are twenty cells. */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.8, 1.3})
    void twenty_cells_know_how_log_odds_fall(double spread) {
        // Given
        var random = new SplittableRandom(3);
        var probabilities = new double[ROWS];
        double mean = 0;
        double second = 0;
        double third = 0;
        for (int i = 0; i < ROWS; i++) {
            // Somewhat skewed, as scores are.
            double z = random.nextGaussian() + 0.3 * Math.pow(random.nextGaussian(), 2);
            probabilities[i] = 1 / (1 + Math.exp(2.5 - spread * z));
            double x = Signal.logOdds(probabilities[i]);
            mean += x / ROWS;
            second += x * x / ROWS;
            third += x * x * x / ROWS;
        }
        // When
        Usual usual = usual(Signal.LOG_ODDS, probabilities);
        // Then
        double deviation = Math.sqrt(second - mean * mean);
        assertThat(usual.mean()).isCloseTo(mean, within(0.005 * deviation));
        assertThat(usual.deviation()).isCloseTo(deviation, within(0.015 * deviation));
        double skew = (third - 3 * mean * deviation * deviation - mean * mean * mean) / Math.pow(deviation, 3);
        assertThat(usual.skewness()).isCloseTo(skew, within(0.1));
    }

    @Test
    void refusals_are_those_of_training() {
        // When
        Usual usual = usual(Signal.REFUSALS, new double[] {0.1, 0.2, 0.3, 0.4});
        // Then
        assertThat(usual).isEqualTo(Usual.ofShare(0.25));
    }

    @Test
    void nobody_is_certain() {
        assertThat(Signal.logOdds(0)).isCloseTo(-6.9, within(0.01));
        assertThat(Signal.logOdds(1)).isCloseTo(6.9, within(0.01));
        assertThat(Signal.logOdds(0.5)).isZero();
    }

    /** Whoever defaults with more than 0.35 is refused. */
    private static Usual usual(Signal signal, double[] probabilities) {
        var floats = new float[probabilities.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) probabilities[i];
        }
        var cells = Cells.Intervals.learn(floats);
        var empty = new Tally(0, 0, 0);
        var scores = new ArrayList<>(Collections.nCopies(cells.size(), empty));
        List<Tally> decided = new ArrayList<>(List.of(empty, empty));
        var none = new FeatureReference("score", cells, Collections.nCopies(cells.size(), 0L));
        var found = new ScoreCells(none);
        for (double probability : probabilities) {
            var row = new Tally(1, probability, 0);
            int cell = found.of(probability);
            scores.set(cell, scores.get(cell).plus(row));
            int refused = probability > 0.35 ? 1 : 0;
            decided.set(refused, decided.get(refused).plus(row));
        }
        var score = new FeatureReference(
                "score", cells, scores.stream().map(Tally::rows).toList());
        return Usual.of(
                        signal,
                        new Reference(probabilities.length, List.of(), score),
                        new Behaviour(
                                new Influence(0, 0, List.of()),
                                new Decided(decided.get(0), empty, decided.get(1)),
                                scores,
                                Associations.NONE))
                .orElseThrow();
    }
}
