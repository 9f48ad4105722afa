package scoreline.training.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.scoring.bundle.MadeUpApplications;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.tree.Ensemble;
import scoreline.training.SmallCatalogue;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.LabelledRows;

/** STRONG and WEAK move the score, WORK a little, NOISE not at all; a tenth of WEAK and WORK is missing. */
class InterpretationTest {
    private static final int LIME_APPLICANTS = 20;

    private static final int ROWS = 2_000;
    private static final Catalogue CATALOGUE = catalogue();
    private static final List<CategoryEncoding> ENCODINGS =
            List.of(new CategoryEncoding("WORK", 0.3f, Map.of("office", 0.2f, "road", 0.5f, "sea", 0.4f)));
    private static final RowEncoder ENCODER = new RowEncoder(CATALOGUE, ENCODINGS);

    private final List<Row> rows = new ArrayList<>();
    private final float[][] features = new float[ROWS][];
    private final DecidingModel model = model();
    private final float[][] contributions = new float[ROWS][];

    {
        var explainer = new Explainer(model.ensemble());
        for (int row = 0; row < ROWS; row++) {
            contributions[row] = new float[4];
            explainer.explain(features[row], contributions[row]);
        }
    }

    @Test
    void importance_is_what_one_row_after_the_other_gives() {
        // When
        Interpretation interpretation = interpret(1);
        // Then
        assertThat(interpretation.rows()).isEqualTo(ROWS);
        for (var importance : interpretation.features()) {
            int feature = CATALOGUE.feature(importance.feature()).orElseThrow();
            double mean = IntStream.range(0, ROWS)
                    .mapToDouble(row -> Math.abs(contributions[row][feature]))
                    .average()
                    .orElseThrow();
            assertThat(importance.meanContribution()).isCloseTo(mean, within(1e-9));
        }
        assertThat(interpretation.features().getFirst().feature()).isEqualTo("STRONG");
        assertThat(interpretation.features().stream()
                        .mapToDouble(Interpretation.FeatureImportance::gainShare)
                        .sum())
                .isCloseTo(1, within(1e-9));
        double together = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.abs(contributions[row][0] + (double) contributions[row][1]))
                .average()
                .orElseThrow();
        assertThat(interpretation.groups())
                .filteredOn(group -> group.group().equals("MONEY"))
                .singleElement()
                .satisfies(group -> assertThat(group.meanContribution()).isCloseTo(together, within(1e-6)));
        assertThat(interpretation.gainAgreement()).isBetween(0.5, 1.0);
    }

    @Test
    void slices_part_the_applicants_and_keep_their_contributions() {
        // When
        Interpretation interpretation = interpret(1);
        // Then
        for (Dependence dependence : interpretation.dependence()) {
            int feature = CATALOGUE.feature(dependence.feature()).orElseThrow();
            assertThat(dependence.slices().stream()
                            .mapToInt(Dependence.Slice::rows)
                            .sum())
                    .isEqualTo(ROWS);
            double sum = dependence.slices().stream()
                    .mapToDouble(slice -> slice.rows() * slice.mean())
                    .sum();
            assertThat(sum)
                    .isCloseTo(
                            IntStream.range(0, ROWS)
                                    .mapToDouble(row -> contributions[row][feature])
                                    .sum(),
                            within(1e-6));
            assertThat(dependence.slices()).allMatch(slice -> slice.p10() <= slice.p90());
        }
        List<Dependence.Slice> strong = slices(interpretation, "STRONG");
        assertThat(strong).hasSize(10).allMatch(slice -> Math.abs(slice.rows() - ROWS / 10) <= 2);
        assertThat(strong.getFirst().from()).isNull();
        assertThat(strong.getLast().to()).isNull();
        assertThat(strong.getLast().mean()).isGreaterThan(strong.getFirst().mean() + 1);
        assertThat(slices(interpretation, "WEAK").getLast().kind()).isEqualTo(Dependence.Kind.MISSING);
        assertThat(slices(interpretation, "WORK"))
                .extracting(slice -> Objects.requireNonNullElse(
                        slice.category(), slice.kind().name()))
                .containsExactly("office", "road", "RARE_CATEGORIES", "MISSING");
    }

    @Test
    void a_swarm_holds_no_row_twice_and_ranks_instead_of_values() {
        // When
        Swarm swarm = interpret(1).swarms().getFirst();
        // Then
        assertThat(swarm.feature()).isEqualTo("STRONG");
        assertThat(swarm.contributions()).hasSize(500);
        assertThat(swarm.percentiles()).hasSize(500).allMatch(share -> share != null && share >= 0 && share <= 1);
        double[] ranks = swarm.percentiles().stream()
                .mapToDouble(Objects::requireNonNull)
                .toArray();
        double[] moved =
                swarm.contributions().stream().mapToDouble(each -> each).toArray();
        assertThat(Interpretation.spearman(ranks, moved)).isGreaterThan(0.8);
    }

    @Test
    void an_examples_steps_add_up_to_its_margin_and_lie_where_they_should() {
        // When
        List<Example> examples = interpret(1).examples();
        // Then
        assertThat(examples)
                .extracting(Example::kind)
                .containsExactly(
                        Example.Kind.CLEARLY_APPROVED, Example.Kind.AT_THRESHOLD, Example.Kind.CLEARLY_REFUSED);
        for (Example example : examples) {
            double sum = example.base()
                    + example.steps().stream()
                            .mapToDouble(Example.Step::contribution)
                            .sum()
                    + example.rest();
            assertThat(sum).isCloseTo(example.margin(), within(1e-4));
            assertThat(example.probability()).isEqualTo(model.calibration().probability(example.margin()));
        }
        assertThat(examples.get(0).probability()).isLessThan(examples.get(1).probability());
        assertThat(examples.get(1).probability()).isCloseTo(model.threshold(), within(0.05));
        assertThat(examples.get(2).probability()).isGreaterThan(examples.get(1).probability());
    }

    @Test
    void lime_agrees_with_itself_and_with_the_exact_contributions() {
        // When
        LimeAgreement lime = interpret(1).lime();
        // Then
        assertThat(lime.applicants()).isEqualTo(LIME_APPLICANTS);
        assertThat(lime.withItself().spearman()).isBetween(0.8, 1.0);
        assertThat(lime.withShap().spearman()).isBetween(0.4, 1.0);
        assertThat(lime.withShap().commonTop5()).isEqualTo(1);
        assertThat(lime.fit()).isBetween(0.3, 1.0);
    }

    @Test
    void the_same_seed_gives_the_same_and_another_other_draws() {
        // When
        Interpretation first = interpret(1);
        Interpretation other = interpret(2);
        // Then
        assertThat(interpret(1)).isEqualTo(first);
        assertThat(other.swarms()).isNotEqualTo(first.swarms());
        assertThat(other.features()).isEqualTo(first.features());
    }

    @Test
    void agreement_is_of_magnitudes_and_of_the_five_greatest() {
        // Given
        double[] one = {6, -5, 4, 3, 2, 1, 0};
        double[] opposite = {-6, 5, -4, -3, -2, -1, 0};
        double[] other = {6, 5, 4, 0, 0.5, 2, 3};
        // When / Then
        assertThat(LimeAgreement.Agreement.of(one, opposite)).isEqualTo(new LimeAgreement.Agreement(1, 1));
        assertThat(LimeAgreement.Agreement.of(one, other).commonTop5()).isEqualTo(0.6);
    }

    private static List<Dependence.Slice> slices(Interpretation interpretation, String feature) {
        return interpretation.dependence().stream()
                .filter(dependence -> dependence.feature().equals(feature))
                .findFirst()
                .orElseThrow()
                .slices();
    }

    private Interpretation interpret(long seed) {
        return Interpretation.of(
                model,
                rows,
                Explained.of(CATALOGUE, model.ensemble(), features, seed),
                new MadeUpApplications(CATALOGUE, ENCODINGS, model.ensemble()).rows(500, seed),
                LIME_APPLICANTS,
                seed);
    }

    private DecidingModel model() {
        var random = new SplittableRandom(7);
        var labels = new float[ROWS];
        var flat = new float[ROWS * 4];
        for (int i = 0; i < ROWS; i++) {
            double strong = random.nextGaussian();
            double weak = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
            int trade = random.nextInt(100);
            String work = trade < 50 ? "office" : trade < 89 ? "road" : trade < 90 ? "sea" : null;
            rows.add(new Row(
                    new double[] {strong, weak, random.nextGaussian(), Double.NaN},
                    new @Nullable String[] {null, null, null, work}));
            double logOdds =
                    -1.5 + 1.5 * strong + (Double.isNaN(weak) ? 0.5 : 0.6 * weak) + ("road".equals(work) ? 1 : 0);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
            features[i] = ENCODER.encode(rows.get(i));
            System.arraycopy(features[i], 0, flat, i * 4, 4);
        }
        Ensemble ensemble = new Boosting(new Growth(0.2, 3, 5, 0.8, 0.8, 5, 64), 1, 1)
                .grow(new LabelledRows(flat, 4, labels), 40, _ -> {})
                .ensemble();
        return new DecidingModel(CATALOGUE, ENCODER, ensemble, new Calibration(1, 0), 0.25);
    }

    private static Catalogue catalogue() {
        Catalogue plain = SmallCatalogue.of(List.of("STRONG", "WEAK", "NOISE"), List.of("WORK"));
        List<Feature> features = plain.features().stream()
                .map(feature -> new Feature(
                        feature.name(),
                        feature.formula(),
                        feature.unit(),
                        feature.label(),
                        List.of("STRONG", "WEAK").contains(feature.name()) ? "MONEY" : "OTHER",
                        feature.direction()))
                .toList();
        return new Catalogue(
                plain.name(),
                plain.version(),
                plain.table(),
                plain.fields(),
                plain.history(),
                plain.aggregates(),
                List.of(
                        new Group("MONEY", new Text("Money", "Argent")),
                        new Group("OTHER", new Text("Other", "Autre"))),
                features,
                plain.age(),
                plain.segment());
    }
}
