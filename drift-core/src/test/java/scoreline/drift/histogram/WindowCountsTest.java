package scoreline.drift.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

class WindowCountsTest {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.APPROVE, Outcome.REVIEW, Outcome.REFUSE);
    private static final int[] SIZES = {2, 20, 7};
    private static final Reference REFERENCE = reference(SIZES);
    private static final Associations ASSOCIATIONS = associations();
    private static final Layout LAYOUT = Layout.of(REFERENCE, ASSOCIATIONS);

    @RepeatedTest(50)
    void any_order_and_any_grouping_gives_the_same_bytes(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        List<Decided> decisions =
                IntStream.range(0, 300).mapToObj(_ -> Decided.draw(random)).toList();
        var one = WindowCounts.empty(LAYOUT);
        decisions.forEach(decision -> decision.count(one));
        // When
        List<Decided> shuffled = new ArrayList<>(decisions);
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));
        List<WindowCounts> parts = new ArrayList<>(
                IntStream.range(0, 7).mapToObj(_ -> WindowCounts.empty(LAYOUT)).toList());
        for (Decided decision : shuffled) {
            decision.count(parts.get(random.nextInt(parts.size())));
        }
        while (parts.size() > 1) {
            WindowCounts other = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).add(WindowCounts.read(LAYOUT, other.toBytes()));
        }
        // Then
        assertThat(parts.getFirst().toBytes()).isEqualTo(one.toBytes());
        assertThat(parts.getFirst()).isEqualTo(one).hasSameHashCodeAs(one);
    }

    @RepeatedTest(20)
    void counted_in_the_array_of_a_store_it_is_the_same(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int start = 1 + random.nextInt(20);
        var stored = new byte[start + WindowCounts.size(LAYOUT)];
        var inStore = WindowCounts.emptyIn(LAYOUT, stored, start);
        var alone = WindowCounts.empty(LAYOUT);
        // When
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(10) == 0) {
                stored = stored.clone();
                inStore = WindowCounts.in(LAYOUT, stored, start);
            }
            Decided decision = Decided.draw(random);
            decision.count(inStore);
            decision.count(alone);
        }
        // Then
        assertThat(WindowCounts.shortened(stored, start))
                .isEqualTo(inStore.toBytes())
                .isEqualTo(alone.toBytes());
        assertThat(inStore).isEqualTo(alone).hasSameHashCodeAs(alone);
        assertThat(Arrays.copyOf(stored, start)).containsOnly(0);
    }

    @Test
    void bytes_are_those_that_stand_on_topics() {
        // Given
        var random = new SplittableRandom(1);
        var counts = WindowCounts.empty(LAYOUT);
        var checksum = new CRC32();
        // When
        for (int i = 0; i < 1_000; i++) {
            Decided.draw(random).count(counts);
        }
        checksum.update(counts.toBytes());
        // Then
        assertThat(checksum.getValue()).isEqualTo(0xeac8e866L);
    }

    @RepeatedTest(20)
    void it_holds_what_was_counted(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        List<Decided> decisions =
                IntStream.range(0, 200).mapToObj(_ -> Decided.draw(random)).toList();
        // When
        var counts = WindowCounts.empty(LAYOUT);
        decisions.forEach(decision -> decision.count(counts));
        // Then
        assertThat(counts.rows()).isEqualTo(200);
        assertThat(counts.decided()).isEqualTo(200);
        for (int f = 0; f < SIZES.length; f++) {
            int feature = f;
            var expected = new long[Cells.FIRST + SIZES[f]];
            decisions.forEach(decision -> expected[decision.bins[feature]]++);
            assertThat(counts.feature(f)).containsExactly(expected);
            assertThat(counts.meanContribution(f))
                    .isCloseTo(
                            decisions.stream()
                                    .mapToDouble(d -> d.contributions[feature])
                                    .average()
                                    .orElseThrow(),
                            within(1e-7));
            assertThat(counts.meanAbsoluteContribution(f))
                    .isCloseTo(
                            decisions.stream()
                                    .mapToDouble(d -> Math.abs(d.contributions[feature]))
                                    .average()
                                    .orElseThrow(),
                            within(1e-7));
        }
        assertThat(counts.meanMargin())
                .isCloseTo(
                        decisions.stream().mapToDouble(d -> d.margin).average().orElseThrow(), within(1e-7));
        assertThat(counts.meanProbability())
                .isCloseTo(
                        decisions.stream()
                                .mapToDouble(d -> d.probability)
                                .average()
                                .orElseThrow(),
                        within(1e-7));
        assertThat(counts.outcomes())
                .containsExactly(OUTCOMES.stream()
                        .mapToLong(outcome -> decisions.stream()
                                .filter(d -> d.outcome == outcome)
                                .count())
                        .toArray());
    }

    @RepeatedTest(20)
    void probabilities_are_summed_by_outcome_and_by_score(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        List<Decided> decisions =
                IntStream.range(0, 200).mapToObj(_ -> Decided.draw(random)).toList();
        // When
        var counts = WindowCounts.empty(LAYOUT);
        decisions.forEach(decision -> decision.count(counts));
        // Then
        double[] byOutcome = counts.expectedByOutcome();
        for (int i = 0; i < 3; i++) {
            Outcome outcome = OUTCOMES.get(i);
            assertThat(byOutcome[i]).isCloseTo(expected(decisions, d -> d.outcome == outcome), within(1e-5));
        }
        double[] byScore = counts.expectedByScore();
        assertThat(byScore[Cells.BELOW]).isCloseTo(expected(decisions, d -> d.probability < 0.1f), within(1e-5));
        assertThat(byScore[Cells.FIRST])
                .isCloseTo(expected(decisions, d -> d.probability >= 0.1f && d.probability < 0.4f), within(1e-5));
        assertThat(byScore[Cells.FIRST + 1])
                .isCloseTo(expected(decisions, d -> d.probability >= 0.4f && d.probability <= 0.9f), within(1e-5));
        assertThat(byScore[Cells.ABOVE]).isCloseTo(expected(decisions, d -> d.probability > 0.9f), within(1e-5));
    }

    private static double expected(List<Decided> decisions, Predicate<Decided> which) {
        return decisions.stream().filter(which).mapToDouble(d -> d.probability).sum();
    }

    @RepeatedTest(20)
    void correlations_are_those_of_the_codes_of_the_rows(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        List<Decided> decisions =
                IntStream.range(0, 200).mapToObj(_ -> Decided.draw(random)).toList();
        var counts = WindowCounts.empty(LAYOUT);
        decisions.forEach(decision -> decision.count(counts));
        // When
        double[] correlations = counts.correlations();
        // Then
        var expected = new ArrayList<Double>();
        for (int i = 0; i < SIZES.length; i++) {
            for (int j = 0; j < i; j++) {
                expected.add(new PearsonsCorrelation().correlation(codes(decisions, i), codes(decisions, j)));
            }
        }
        assertThat(correlations).hasSize(3);
        for (int pair = 0; pair < 3; pair++) {
            assertThat(correlations[pair]).isCloseTo(expected.get(pair), within(1e-12));
        }
    }

    private static double[] codes(List<Decided> decisions, int position) {
        Associations.Associate associate = ASSOCIATIONS.features().get(position);
        int feature = Integer.parseInt(associate.feature().substring(1));
        return decisions.stream()
                .mapToDouble(d -> associate.codes().get(d.bins[feature]))
                .toArray();
    }

    @Test
    void what_does_not_vary_goes_together_with_nothing() {
        // Given
        var counts = WindowCounts.empty(LAYOUT);
        // When
        counts.count(new byte[] {5, 6, 7});
        counts.count(new byte[] {5, 7, 8});
        // Then: the flag, second among those followed, is always the same
        assertThat(counts.correlations()[0]).isNaN();
        assertThat(counts.correlations()[2]).isNaN();
        assertThat(Math.abs(counts.correlations()[1])).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_score_falls_into_the_cell_its_reference_has_for_it() {
        // Given
        var counts = WindowCounts.empty(LAYOUT);
        // When
        for (double probability : new double[] {0.05, 0.1, 0.3, 0.4, 0.95}) {
            counts.count(new byte[] {5, 5, 5}, new float[3], 0, probability, Outcome.APPROVE);
        }
        // Then
        assertThat(counts.score()).containsExactly(0, 0, 1, 1, 0, 2, 1);
    }

    @Test
    void a_row_that_nobody_scored_counts_as_a_row() {
        // Given
        var counts = WindowCounts.empty(LAYOUT);
        // When
        counts.count(new byte[] {0, 24, 1});
        // Then
        assertThat(counts.rows()).isEqualTo(1);
        assertThat(counts.decided()).isZero();
        assertThat(counts.feature(1)[24]).isEqualTo(1);
        assertThat(counts.meanMargin()).isNaN();
    }

    @Test
    void what_does_not_fit_is_refused_whole() {
        // Given
        var counts = WindowCounts.empty(LAYOUT);
        byte[] before = counts.toBytes();
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.count(new byte[] {0, 0}))
                .withMessage("the bins are of 2 features, the reference has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.count(new byte[] {0, 0, (byte) 200}))
                .withMessage("feature 2 has no cell 200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.count(new byte[3], new float[] {0, Float.NaN, 0}, 0, 0.5, Outcome.REFUSE))
                .withMessage("a decision's margin, probability or contribution is not finite");
        assertThat(counts.toBytes()).isEqualTo(before);
    }

    @Test
    void bytes_of_something_else_are_refused() {
        // Given
        byte[] bytes = WindowCounts.empty(LAYOUT).toBytes();
        var other = Layout.of(reference(2, 20, 8));
        var unpaired = Layout.of(REFERENCE);
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.read(other, bytes))
                .withMessage("the counts are of another reference");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.read(unpaired, bytes))
                .withMessage("the counts are of another reference");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.read(LAYOUT, Arrays.copyOf(bytes, bytes.length - 1)))
                .withMessage("the counts are cut off");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.read(LAYOUT, Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessage("bytes follow the counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.empty(LAYOUT).add(WindowCounts.empty(other)))
                .withMessage("counts of two references cannot be added");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.in(other, new byte[WindowCounts.size(LAYOUT)], 0))
                .withMessage("the counts are of another reference");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.in(LAYOUT, new byte[WindowCounts.size(LAYOUT)], 0))
                .withMessage("the counts are of another reference");
    }

    @Test
    void references_with_as_many_cells_but_other_bounds_are_told_apart() {
        // Given
        byte[] bytes = WindowCounts.empty(LAYOUT).toBytes();
        var features = new ArrayList<>(REFERENCE.features());
        features.set(0, empty("F0", new Cells.Intervals(List.of(0f, 1.5f), SIZES[0])));
        var other = Layout.of(new Reference(0, features, REFERENCE.score()));
        // Then
        assertThatIllegalArgumentException().isThrownBy(() -> WindowCounts.read(other, bytes));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowCounts.empty(LAYOUT).add(WindowCounts.empty(other)));
    }

    private static final class Decided {
        private final byte[] bins = new byte[SIZES.length];
        private final float[] contributions = new float[SIZES.length];
        private final float margin;
        private final double probability;
        private final Outcome outcome;

        private Decided(SplittableRandom random) {
            for (int f = 0; f < SIZES.length; f++) {
                bins[f] = (byte) random.nextInt(Cells.FIRST + SIZES[f]);
                contributions[f] = (float) random.nextGaussian();
            }
            this.margin = (float) random.nextGaussian();
            this.probability = random.nextDouble();
            this.outcome = OUTCOMES.get(random.nextInt(3));
        }

        static Decided draw(SplittableRandom random) {
            return new Decided(random);
        }

        void count(WindowCounts into) {
            into.count(bins, contributions, margin, probability, outcome);
        }
    }

    /** All features, the second first, by codes that nobody learnt. */
    private static Associations associations() {
        List<Associations.Associate> features = new ArrayList<>();
        for (int f : new int[] {1, 0, 2}) {
            int earlier = features.size();
            features.add(new Associations.Associate(
                    "F" + f,
                    IntStream.range(0, Cells.FIRST + SIZES[f])
                            .mapToObj(cell -> 17 * ((cell * 7 + f) % 29) - 200)
                            .toList(),
                    Collections.nCopies(earlier, 0.0),
                    Collections.nCopies(earlier, 1.0)));
        }
        return new Associations(features);
    }

    private static Reference reference(int... sizes) {
        List<FeatureReference> features = new ArrayList<>();
        for (int f = 0; f < sizes.length; f++) {
            List<Float> lower =
                    IntStream.range(0, sizes[f]).mapToObj(i -> (float) i).toList();
            features.add(empty("F" + f, new Cells.Intervals(lower, sizes[f])));
        }
        return new Reference(
                0, features, empty("probability_of_default", new Cells.Intervals(List.of(0.1f, 0.4f), 0.9f)));
    }

    private static FeatureReference empty(String name, Cells cells) {
        return new FeatureReference(name, cells, Collections.nCopies(cells.size(), 0L));
    }
}
