package scoreline.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.drift.histogram.Layout;
import scoreline.drift.histogram.WindowCounts;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.reference.ScoreCells;

class ExpectationTest {

    private static final int TRAINING = 40_000;
    private static final double THRESHOLD = 0.3;
    private static final double COST_RATIO = 4;

    @Test
    void raw_probabilities_give_the_published_figures() throws IOException {
        // Given
        JsonNode expected = golden();
        double[] p = new SplittableRandom(21)
                .doubles(2_000)
                .map(u -> u * 0.6)
                .sorted()
                .toArray();
        double[] refused = Arrays.stream(p).filter(each -> each >= THRESHOLD).toArray();
        double[] granted = Arrays.stream(p).filter(each -> each < THRESHOLD).toArray();
        // When: each row is a band of its own
        var bands = new Bands(constant(p.length), p, p, p);
        var confusion = new ExpectedConfusion(
                refused.length,
                Arrays.stream(refused).sum(),
                granted.length,
                Arrays.stream(granted).sum());
        // Then
        assertThat(bands.auc()).isCloseTo(expected.get("est_roc_auc").doubleValue(), within(1e-9));
        assertThat(bands.rate()).isCloseTo(expected.get("expected_default_rate").doubleValue(), within(1e-9));
        assertThat(confusion.precision())
                .isCloseTo(expected.get("est_precision").doubleValue(), within(1e-9));
        assertThat(confusion.recall()).isCloseTo(expected.get("est_recall").doubleValue(), within(1e-9));
        assertThat(confusion.refusedDefaults()).isCloseTo(expected.get("TP").doubleValue(), within(1e-9));
        assertThat(confusion.grantedDefaults()).isCloseTo(expected.get("FN").doubleValue(), within(1e-9));
        assertThat(confusion.repayments())
                .isCloseTo(expected.get("FP").doubleValue() + expected.get("TN").doubleValue(), within(1e-9));
        assertThat(confusion.cost(COST_RATIO))
                .isCloseTo(
                        (COST_RATIO * expected.get("FN").doubleValue()
                                        + expected.get("FP").doubleValue())
                                / 2_000,
                        within(1e-9));
        assertThat(bands.separation()).isCloseTo(separation(p), within(1e-9));
    }

    @Test
    void counts_give_the_published_figures_nearly() throws IOException {
        // Given
        JsonNode expected = golden();
        double[] p = new SplittableRandom(21).doubles(2_000).map(u -> u * 0.6).toArray();
        var training = Training.draw(u -> 0.6 * u, 1);
        // When
        EstimatedPerformance found =
                training.expectation().of(training.window(p)).orElseThrow();
        // Then: sums by outcome are exact up to fixed point; ranks within a cell are not known
        assertThat(found.decided()).isEqualTo(2_000);
        assertThat(found.defaultRate().value())
                .isCloseTo(expected.get("expected_default_rate").doubleValue(), within(1e-7));
        assertThat(found.precision().orElseThrow().value())
                .isCloseTo(expected.get("est_precision").doubleValue(), within(1e-7));
        assertThat(found.recall().value()).isCloseTo(expected.get("est_recall").doubleValue(), within(1e-7));
        assertThat(found.auc().value()).isCloseTo(expected.get("est_roc_auc").doubleValue(), within(1e-4));
        assertThat(found.separation().value()).isCloseTo(separation(p), within(1e-3));
    }

    @Test
    void cells_lose_little_where_a_few_scores_are_high() {
        // Given
        var training = Training.draw(ExpectationTest::skewed, 2);
        double[] p = new SplittableRandom(3)
                .doubles(5_000)
                .map(ExpectationTest::skewed)
                .sorted()
                .toArray();
        var raw = new Bands(constant(p.length), p, p, p);
        // When
        EstimatedPerformance found =
                training.expectation().of(training.window(p)).orElseThrow();
        // Then
        assertThat(found.auc().value()).isCloseTo(raw.auc(), within(1e-3));
        assertThat(found.separation().value()).isCloseTo(raw.separation(), within(1e-3));
    }

    @Test
    void what_is_realised_lies_in_the_interval_in_nineteen_windows_of_twenty() {
        // Given
        var training = Training.draw(ExpectationTest::skewed, 4);
        var random = new SplittableRandom(5);
        int windows = 400;
        int n = 1_500;
        List<ToDoubleFunction<Realised>> figures = List.of(
                Realised::auc,
                Realised::separation,
                Realised::defaultRate,
                Realised::cost,
                Realised::precision,
                Realised::recall);
        var inside = new int[figures.size()];
        // When
        for (int window = 0; window < windows; window++) {
            double[] p = random.doubles(n).map(ExpectationTest::skewed).sorted().toArray();
            var realised = new Realised(p, outcomes(p, random));
            EstimatedPerformance found =
                    training.expectation().of(training.window(p)).orElseThrow();
            List<Estimate> estimates = List.of(
                    found.auc(),
                    found.separation(),
                    found.defaultRate(),
                    found.cost(),
                    found.precision().orElseThrow(),
                    found.recall());
            for (int i = 0; i < inside.length; i++) {
                double value = figures.get(i).applyAsDouble(realised);
                inside[i] += value >= estimates.get(i).low()
                                && value <= estimates.get(i).high()
                        ? 1
                        : 0;
            }
        }
        // Then: 0.95, three standard errors of 400 windows to either side
        assertThat(IntStream.of(inside).asDoubleStream().map(count -> count / windows))
                .allMatch(share -> share >= 0.95 - 0.033 && share <= 0.95 + 0.04);
    }

    @Test
    void a_window_in_which_applicants_of_a_score_default_twice_as_often_looks_the_same() {
        // Given
        var training = Training.draw(ExpectationTest::skewed, 6);
        var random = new SplittableRandom(7);
        double[] p = random.doubles(5_000).map(ExpectationTest::skewed).sorted().toArray();
        double[] real = Arrays.stream(p).map(each -> Math.min(1, 2 * each)).toArray();
        // When
        EstimatedPerformance found =
                training.expectation().of(training.window(p)).orElseThrow();
        var realised = new Realised(p, outcomes(real, random));
        // Then
        assertThat(found.defaultRate().value())
                .isCloseTo(Arrays.stream(p).average().orElseThrow(), within(1e-6));
        assertThat(realised.defaultRate()).isGreaterThan(found.defaultRate().high() + 0.1);
        assertThat(found.sentence().en()).endsWith("whether they still do, only outcomes will tell.");
        assertThat(found.sentence().fr()).endsWith("seules les issues le diront.");
    }

    @Test
    void where_nothing_is_decided_nothing_is_expected() {
        // Given
        var training = Training.draw(ExpectationTest::skewed, 8);
        // When / Then
        assertThat(training.expectation().of(training.window(new double[0]))).isEmpty();
        assertThat(training.expectation()
                        .of(training.window(new double[] {0.1, 0.2}))
                        .orElseThrow()
                        .precision())
                .isEmpty();
    }

    @Test
    void a_reference_without_defaults_expects_nothing() {
        // Given
        var training = Training.draw(ExpectationTest::skewed, 9);
        List<Tally> none = training.behaviour().scores().stream()
                .map(band -> new Tally(band.rows(), band.expected(), 0))
                .toList();
        var decided = new Decided(new Tally(TRAINING, 1, 0), new Tally(0, 0, 0), new Tally(0, 0, 0));
        var behaviour = new Behaviour(training.behaviour().influence(), decided, none, Associations.NONE);
        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation(training.reference(), behaviour, COST_RATIO))
                .withMessage("the reference must know of defaults and of repayments");
    }

    /** Probabilities as scorecards have them: most low, a few high. */
    private static double skewed(double u) {
        return 0.9 * u * u * u;
    }

    /** A model of one feature, whose calibrated probabilities are drawn as told. */
    private record Training(Reference reference, Behaviour behaviour) {

        static Training draw(DoubleUnaryOperator probability, long seed) {
            var random = new SplittableRandom(seed);
            double[] p = random.doubles(TRAINING).map(probability).toArray();
            int[] targets = outcomes(p, random);
            var values = new float[TRAINING];
            for (int i = 0; i < TRAINING; i++) {
                values[i] = (float) p[i];
            }
            Cells.Intervals cells = Cells.Intervals.learn(values);
            var empty = new FeatureReference("score", cells, Collections.nCopies(cells.size(), 0L));
            var found = new ScoreCells(empty);
            Tally[] scores = new Tally[cells.size()];
            Arrays.fill(scores, new Tally(0, 0, 0));
            Tally[] decided = {new Tally(0, 0, 0), new Tally(0, 0, 0)};
            for (int i = 0; i < TRAINING; i++) {
                var row = new Tally(1, p[i], targets[i]);
                int cell = found.of(p[i]);
                int refused = p[i] >= THRESHOLD ? 1 : 0;
                scores[cell] = scores[cell].plus(row);
                decided[refused] = decided[refused].plus(row);
            }
            List<Long> counts = Arrays.stream(scores).map(Tally::rows).toList();
            List<Long> feature = new ArrayList<>(Collections.nCopies(Cells.FIRST, 0L));
            feature.add((long) TRAINING);
            var reference = new Reference(
                    TRAINING,
                    List.of(new FeatureReference("F", new Cells.Intervals(List.of(0f), 1), feature)),
                    new FeatureReference("score", cells, counts));
            var influence = new Influence(0, 0, List.of(new Influence.OfFeature("F", 0, 0)));
            return new Training(
                    reference,
                    new Behaviour(
                            influence,
                            new Decided(decided[0], new Tally(0, 0, 0), decided[1]),
                            List.of(scores),
                            Associations.NONE));
        }

        Expectation expectation() {
            return new Expectation(reference, behaviour, COST_RATIO);
        }

        WindowCounts window(double[] p) {
            var window = WindowCounts.empty(Layout.of(reference));
            for (double each : p) {
                Outcome outcome = each >= THRESHOLD ? Outcome.REFUSE : Outcome.APPROVE;
                window.count(new byte[] {Cells.FIRST}, new float[1], 0, each, outcome);
            }
            return window;
        }
    }

    /// Decisions and their outcomes, row by row.
    ///
    /// @param p ascending, shape (rows)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Realised(double[] p, int[] defaulted) {

        double defaultRate() {
            return IntStream.of(defaulted).average().orElseThrow();
        }

        double auc() {
            double below = 0;
            double pairs = 0;
            for (int each : defaulted) {
                pairs += each == 1 ? below : 0;
                below += 1 - each;
            }
            return pairs / (below * (p.length - below));
        }

        double separation() {
            double defaults = IntStream.of(defaulted).sum();
            double widest = 0;
            double gap = 0;
            for (int each : defaulted) {
                gap += each == 1 ? -1 / defaults : 1 / (p.length - defaults);
                widest = Math.max(widest, gap);
            }
            return widest;
        }

        double cost() {
            double cost = 0;
            for (int i = 0; i < p.length; i++) {
                cost += p[i] >= THRESHOLD ? 1 - defaulted[i] : COST_RATIO * defaulted[i];
            }
            return cost / p.length;
        }

        double precision() {
            return IntStream.range(0, p.length)
                    .filter(i -> p[i] >= THRESHOLD)
                    .map(i -> defaulted[i])
                    .average()
                    .orElseThrow();
        }

        double recall() {
            return IntStream.range(0, p.length)
                    .filter(i -> defaulted[i] == 1)
                    .map(i -> p[i] >= THRESHOLD ? 1 : 0)
                    .average()
                    .orElseThrow();
        }
    }

    private static int[] outcomes(double[] p, SplittableRandom random) {
        return Arrays.stream(p)
                .mapToInt(each -> random.nextDouble() < each ? 1 : 0)
                .toArray();
    }

    /** The largest gap of expected shares, one row after the other. */
    private static double separation(double[] p) {
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        double defaults = Arrays.stream(ascending).sum();
        double gap = 0;
        double widest = 0;
        for (double each : ascending) {
            gap += (1 - each) / (p.length - defaults) - each / defaults;
            widest = Math.max(widest, gap);
        }
        return widest;
    }

    private static double[] constant(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = ExpectationTest.class.getResourceAsStream("/scoreline/drift/golden.json")) {
            return Objects.requireNonNull(
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get("P1_CBPE"));
        }
    }
}
