package scoreline.scoring.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Ensembles;

/** Two numbers that go together, a flag that follows one of them, a category that does, and a number by itself. */
class BehaviourTest {

    private static final int ROWS = 6_000;
    private static final int CATEGORY = 3;
    private static final Catalogue CATALOGUE = catalogue();
    private static final Policy POLICY = new Policy(10, 0.5, 0.3, PointsScale.USUAL);

    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Row> rows = new ArrayList<>();
    private final float[][] features = new float[ROWS][];
    private final double[] probabilities = new double[ROWS];
    private final int[] targets = new int[ROWS];
    private final Influence influence;
    private final Reference reference;
    private final Behaviour behaviour;

    BehaviourTest() {
        for (int row = 0; row < ROWS; row++) {
            draw(row);
        }
        this.reference = Reference.learn(CATALOGUE, rows, features, probabilities);
        this.influence = influence(0.5, 0.1, 0.4, 0.2, 0.3);
        this.behaviour =
                Behaviour.learn(CATALOGUE, reference, POLICY, rows, features, probabilities, targets, influence);
    }

    @Test
    void contributions_are_those_of_one_row_after_the_other() {
        // Given
        Ensemble ensemble =
                Ensembles.random(new SplittableRandom(3), CATALOGUE.features().size(), 20, 4);
        var explainer = new Explainer(ensemble);
        double margin = 0;
        var mean = new double[features[0].length];
        var absolute = new double[mean.length];
        for (float[] row : features) {
            var contributions = new float[mean.length];
            margin += (double) explainer.explain(row, contributions) / ROWS;
            for (int f = 0; f < mean.length; f++) {
                mean[f] += (double) contributions[f] / ROWS;
                absolute[f] += Math.abs((double) contributions[f]) / ROWS;
            }
        }
        var seen = new AtomicIntegerArray(ROWS);
        // When
        Influence found = Influence.of(CATALOGUE, ensemble, features, (row, _, _) -> seen.incrementAndGet(row));
        // Then
        assertThat(found.base()).isEqualTo(explainer.bias());
        assertThat(found.meanMargin()).isCloseTo(margin, within(1e-7));
        for (int f = 0; f < mean.length; f++) {
            assertThat(found.features().get(f).mean()).isCloseTo(mean[f], within(1e-7));
            assertThat(found.features().get(f).meanAbsolute()).isCloseTo(absolute[f], within(1e-7));
        }
        assertThat(IntStream.range(0, ROWS).map(seen::get)).containsOnly(1);
        assertThat(Influence.of(CATALOGUE, ensemble, features, (_, _, _) -> {})).isEqualTo(found);
    }

    @Test
    void decisions_are_tallied_with_what_became_of_them() {
        // When
        Decided decided = behaviour.decided();
        // Then
        assertThat(decided.refused()).isEqualTo(tally(0.5, 1.1));
        assertThat(decided.reviewed()).isEqualTo(tally(0.3, 0.5));
        assertThat(decided.approved()).isEqualTo(tally(0, 0.3));
        assertThat(behaviour.scores().stream().map(Tally::rows).toList())
                .isEqualTo(reference.score().counts());
        assertThat(behaviour.scores().stream().mapToLong(Tally::defaults).sum())
                .isEqualTo(IntStream.of(targets).sum());
        // Then: the probabilities are drawn as outcomes are, so that seen and expected default rates agree
        assertThat(behaviour.scores()).filteredOn(band -> band.rows() > 0).allSatisfy(band -> {
            double deviation = Math.sqrt(0.25 / band.rows());
            assertThat((double) band.defaults() / band.rows())
                    .isCloseTo(band.expected() / band.rows(), within(4 * deviation));
        });
    }

    private Tally tally(double from, double to) {
        int[] chosen = IntStream.range(0, ROWS)
                .filter(row -> probabilities[row] >= from && probabilities[row] < to)
                .toArray();
        long units = IntStream.of(chosen)
                .mapToLong(row -> Math.round(probabilities[row] * (1 << 24)))
                .sum();
        return new Tally(
                chosen.length,
                (double) units / (1 << 24),
                IntStream.of(chosen).map(row -> targets[row]).sum());
    }

    @Test
    void the_features_that_matter_most_are_associated_first() {
        assertThat(behaviour.associations().features())
                .extracting(Associations.Associate::feature)
                .containsExactly(name(0), name(2), name(4), name(3), name(1));
    }

    @Test
    void correlations_are_those_of_the_rows_codes() {
        // Given
        var binning = new Binning(CATALOGUE, reference);
        List<Associations.Associate> associates = behaviour.associations().features();
        double[][] codes = associates.stream()
                .map(each -> IntStream.range(0, ROWS)
                        .mapToDouble(row -> each.codes()
                                .get(Byte.toUnsignedInt(binning.of(rows.get(row), features[row])[
                                        CATALOGUE.feature(each.feature()).orElseThrow()])))
                        .toArray())
                .toArray(double[][]::new);
        // Then
        for (int i = 0; i < codes.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(associates.get(i).correlations().get(j))
                        .isCloseTo(pearson(codes[i], codes[j]), within(1e-12));
                assertThat(associates.get(i).spreads().get(j))
                        .isCloseTo(bootstrapped(codes[i], codes[j]), within(0.08));
            }
        }
        assertThat(associates.getLast().correlations().getFirst()).isCloseTo(0.6, within(0.04));
        assertThat(associates.get(3).correlations().getFirst()).isGreaterThan(0.5);
    }

    private static double pearson(double[] x, double[] y) {
        double n = x.length;
        double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).sum() / n;
        double meanY = IntStream.range(0, x.length).mapToDouble(i -> y[i]).sum() / n;
        double xy = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                .sum();
        double xx = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - meanX) * (x[i] - meanX))
                .sum();
        double yy = IntStream.range(0, x.length)
                .mapToDouble(i -> (y[i] - meanY) * (y[i] - meanY))
                .sum();
        return xy / Math.sqrt(xx * yy);
    }

    /** The standard deviation of √n · artanh r over samples of 400 rows drawn with repetition. */
    private double bootstrapped(double[] x, double[] y) {
        int n = 400;
        int samples = 1_000;
        double sum = 0;
        double squares = 0;
        for (int sample = 0; sample < samples; sample++) {
            int[] drawn = random.ints(n, 0, x.length).toArray();
            double r = pearson(
                    IntStream.of(drawn).mapToDouble(row -> x[row]).toArray(),
                    IntStream.of(drawn).mapToDouble(row -> y[row]).toArray());
            double z = Math.log((1 + r) / (1 - r)) / 2;
            sum += z;
            squares += z * z;
        }
        return Math.sqrt(n * (squares / samples - Math.pow(sum / samples, 2)));
    }

    @Test
    void what_does_not_fit_is_refused_in_a_sentence() {
        // Given
        Catalogue other = CATALOGUE.with(CATALOGUE.features().subList(0, 4));
        var otherAssociations =
                new Associations(List.of(new Associations.Associate("ELSE", List.of(0, 1), List.of(), List.of())));
        // When / Then
        behaviour.requireFits(CATALOGUE, reference);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> behaviour.requireFits(other, reference))
                .withMessage("the influence is of 5 features, the catalogue has 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Behaviour(
                                influence,
                                behaviour.decided(),
                                Collections.nCopies(behaviour.scores().size(), new Tally(0, 0, 0)),
                                Associations.NONE)
                        .requireFits(CATALOGUE, reference))
                .withMessage("the outcomes by score are of other rows than the reference's scores");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Behaviour(influence, behaviour.decided(), behaviour.scores(), otherAssociations)
                        .requireFits(CATALOGUE, reference))
                .withMessage("the associations name ELSE, which the reference does not have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Influence(0, 1, influence.features()))
                .withMessageStartingWith("base and contributions of the influence sum to 0.0");
    }

    private static Influence influence(double... meanAbsolute) {
        return new Influence(
                0,
                0,
                IntStream.range(0, meanAbsolute.length)
                        .mapToObj(f -> new Influence.OfFeature(name(f), 0, meanAbsolute[f]))
                        .toList());
    }

    private static String name(int feature) {
        return CATALOGUE.features().get(feature).name();
    }

    private void draw(int row) {
        double first = random.nextGaussian();
        double second = 0.6 * first + 0.8 * random.nextGaussian();
        double flag = second > 1 ? 1 : 0;
        String category = first > 0.5 ? "high" : first > -0.5 ? "middle" : "low";
        double alone = random.nextInt(10) == 0 ? Double.NaN : Math.exp(random.nextGaussian());
        double[] values = {first, second, flag, Double.NaN, alone};
        var numbers = new double[CATALOGUE.fields().size()];
        var texts = new @Nullable String[numbers.length];
        features[row] = new float[values.length];
        for (int f = 0; f < values.length; f++) {
            switch (CATALOGUE.features().get(f).formula()) {
                case Formula.Category at -> texts[at.field()] = category;
                case Formula.Number at -> numbers[at.field()] = values[f];
                default -> throw new AssertionError(name(f));
            }
            features[row][f] = (float) values[f];
        }
        features[row][CATEGORY] = switch (category) {
            case "high" -> 0.3f;
            case "middle" -> 0.2f;
            default -> 0.1f;
        };
        rows.add(new Row(numbers, texts));
        probabilities[row] = 1 / (1 + Math.exp(1 - first));
        targets[row] = random.nextDouble() < probabilities[row] ? 1 : 0;
    }

    private static Catalogue catalogue() {
        Catalogue all = Catalogue.homeCredit();
        List<Feature> numbers = all.features().stream()
                .filter(feature -> feature.formula() instanceof Formula.Number number
                        && number.sentinels().isEmpty())
                .limit(4)
                .toList();
        List<Feature> chosen = new ArrayList<>(numbers);
        chosen.add(
                CATEGORY,
                all.features().stream().filter(Feature::isCategory).findFirst().orElseThrow());
        return all.with(chosen);
    }
}
