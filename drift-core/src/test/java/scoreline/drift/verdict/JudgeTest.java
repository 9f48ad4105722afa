package scoreline.drift.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.drift.histogram.WindowCounts;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

class JudgeTest {

    private static final int AMOUNT = 0;
    private static final int CONTRACT = 1;
    private static final int DAYS = 2;
    private static final int ROWS = 20_000;

    /** 20 even cells of (0, 100); two categories, 80 and 20 %; 4 even cells of (0, 40), a tenth missing. */
    private static final Catalogue CATALOGUE = catalogue();

    private static final Reference REFERENCE = new Reference(
            ROWS,
            List.of(
                    new FeatureReference(
                            name(AMOUNT),
                            new Cells.Intervals(
                                    IntStream.range(0, 20).mapToObj(i -> 5f * i).toList(), 100),
                            counts(0, 0, Collections.nCopies(20, 1_000L))),
                    new FeatureReference(
                            name(CONTRACT),
                            new Cells.Categories(List.of("Cash loans", "Revolving loans")),
                            counts(0, 0, List.of(16_000L, 4_000L))),
                    new FeatureReference(
                            name(DAYS),
                            new Cells.Intervals(List.of(0f, 10f, 20f, 30f), 40),
                            counts(2_000, 0, Collections.nCopies(4, 4_500L)))),
            new FeatureReference(
                    "probability_of_default",
                    new Cells.Intervals(List.of(0f, 0.1f, 0.2f, 0.3f), 0.4f),
                    counts(0, 0, Collections.nCopies(4, 5_000L))));

    private static final Influence INFLUENCE = new Influence(
            0,
            0,
            List.of(
                    new Influence.OfFeature(name(AMOUNT), 0, 0.3),
                    new Influence.OfFeature(name(CONTRACT), 0, 0.05),
                    new Influence.OfFeature(name(DAYS), 0, 0.15)));

    /** Amount and days go together in training as nothing but this says. */
    private static final Associations ASSOCIATIONS = new Associations(List.of(
            new Associations.Associate(name(AMOUNT), codes(20, 0), List.of(), List.of()),
            new Associations.Associate(name(DAYS), codes(4, 0), List.of(0.0), List.of(1.0))));

    private static final Judge TABLE = new Judge(Baseline.ofTable(CATALOGUE, REFERENCE));
    private static final Judge MODEL = new Judge(baseline(Associations.NONE));
    private static final Judge PAIRED = new Judge(baseline(ASSOCIATIONS));

    private static Baseline baseline(Associations associations) {
        List<Tally> scores = REFERENCE.score().counts().stream()
                .map(rows -> new Tally(rows, 0.1 * rows, rows / 10))
                .toList();
        var decided =
                new Decided(new Tally(16_000, 1_600, 1_600), new Tally(1_000, 100, 100), new Tally(3_000, 300, 300));
        return new Baseline(CATALOGUE, REFERENCE, Optional.of(new Behaviour(INFLUENCE, decided, scores, associations)));
    }

    /** Own cells by their number. */
    private static List<Integer> codes(int own, int reserved) {
        List<Integer> codes = new ArrayList<>(Collections.nCopies(Cells.FIRST, reserved));
        IntStream.range(0, own).forEach(cell -> codes.add(10 * (2 * cell - own + 1)));
        return codes;
    }

    private static Catalogue catalogue() {
        Catalogue all = Catalogue.homeCredit();
        List<Feature> features = new ArrayList<>();
        features.add(first(all, "currency"));
        features.add(first(all, "category"));
        features.add(first(all, "days"));
        return all.with(features);
    }

    private static Feature first(Catalogue catalogue, String unit) {
        return catalogue.features().stream()
                .filter(feature -> feature.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static String name(int feature) {
        return CATALOGUE.features().get(feature).name();
    }

    private static List<Long> counts(long missing, long sentinel, List<Long> own) {
        List<Long> counts = new ArrayList<>(List.of(missing, 0L, 0L, 0L, sentinel));
        counts.addAll(own);
        return counts;
    }

    /** How one row is drawn. */
    private interface Draw {
        void into(byte[] bins, SplittableRandom random);
    }

    private static void usual(byte[] bins, SplittableRandom random) {
        bins[AMOUNT] = (byte) (Cells.FIRST + random.nextInt(20));
        bins[CONTRACT] = (byte) (Cells.FIRST + (random.nextInt(5) == 0 ? 1 : 0));
        bins[DAYS] = (byte) (random.nextInt(10) == 0 ? Cells.MISSING : Cells.FIRST + random.nextInt(4));
    }

    private static List<byte[]> rows(int rows, long seed, Draw unusual) {
        var random = new SplittableRandom(seed);
        List<byte[]> drawn = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            var bins = new byte[3];
            usual(bins, random);
            unusual.into(bins, random);
            drawn.add(bins);
        }
        return drawn;
    }

    private static final Draw NOTHING = (bins, random) -> {};

    @Test
    void an_unchanged_table_is_ok() {
        // When
        Judgement judgement = TABLE.judge(rows(2_000, 1, NOTHING));
        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.OK);
        assertThat(judgement.share()).isZero();
        assertThat(judgement.features()).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NONE);
            assertThat(finding.impact()).isEmpty();
        });
        assertThat(judgement.score()).isEmpty();
        assertThat(judgement.decisions()).isEmpty();
        assertThat(judgement.sentence().en()).startsWith("0 of 3 features moved in 2,000 rows");
    }

    @Test
    void a_feature_that_moved_says_from_where_to_where() {
        // Given
        Draw higher = (bins, random) -> bins[AMOUNT] = (byte) (Cells.FIRST + 4 + random.nextInt(16));
        // When
        Judgement judgement = TABLE.judge(rows(2_000, 2, higher));
        // Then
        Finding finding = judgement.features().get(AMOUNT);
        assertThat(judgement.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(finding.severity()).isEqualTo(Severity.ALERT);
        assertThat(finding.shape()).isInstanceOfSatisfying(Shape.Ordered.class, shape -> {
            assertThat(shape.referenceMean()).isCloseTo(50, within(1e-9));
            assertThat(shape.liveMean()).isCloseTo(60, within(1.0));
            assertThat(shape.wasserstein().distance()).isCloseTo(10, within(1.0));
            assertThat(shape.kolmogorovSmirnov().distance()).isCloseTo(0.2, within(1e-9));
        });
        assertThat(finding.sentence().en())
                .matches("Income: the mean is (59|60)\\.\\d instead of 50\\.0 \\(\\+(9|10)\\.\\d\\)\\.");
        assertThat(finding.sentence().fr()).contains(" : la moyenne est de ", " au lieu de 50,0 (+");
    }

    @Test
    void missing_values_that_came_are_told_as_such() {
        // Given
        Draw gaps = (bins, random) -> bins[DAYS] = random.nextInt(10) < 2 ? Cells.MISSING : bins[DAYS];
        // When
        Finding finding = TABLE.judge(rows(2_000, 3, gaps)).features().get(DAYS);
        // Then
        assertThat(finding.severity()).isEqualTo(Severity.WATCH);
        assertThat(finding.shape().p()).isGreaterThan(0.01);
        assertThat(finding.sentence().en()).matches("[^:]+: 2[678]\\.\\d% are missing instead of 10\\.0%\\.");
        assertThat(finding.sentence().fr()).matches("[^:]+ : 2[678],\\d\u202f% manquent au lieu de 10,0\u202f%\\.");
    }

    @Test
    void all_values_missing_is_no_failure() {
        // When
        Finding finding = TABLE.judge(rows(2_000, 4, (bins, random) -> bins[DAYS] = Cells.MISSING))
                .features()
                .get(DAYS);
        // Then
        assertThat(finding.severity()).isEqualTo(Severity.ALERT);
        assertThat(finding.shape()).isInstanceOf(Shape.Untold.class);
        assertThat(finding.sentence().en()).contains("100.0% are missing instead of 10.0%");
    }

    @Test
    void a_new_category_of_a_hundredth_is_found() {
        // Given
        Draw unseen = (bins, random) -> bins[CONTRACT] = random.nextInt(100) == 0 ? Cells.UNSEEN : bins[CONTRACT];
        // When
        Finding finding = TABLE.judge(rows(2_000, 5, unseen)).features().get(CONTRACT);
        // Then
        assertThat(finding.severity()).isNotEqualTo(Severity.NONE);
        assertThat(finding.sentence().en()).contains("are of categories that training hardly knew instead of 0.0%");
    }

    @Test
    void another_mix_names_the_category() {
        // Given
        Draw mix = (bins, random) -> bins[CONTRACT] = (byte) (Cells.FIRST + (random.nextInt(3) == 0 ? 1 : 0));
        // When
        Finding finding = TABLE.judge(rows(2_000, 6, mix)).features().get(CONTRACT);
        // Then
        assertThat(finding.shape()).isInstanceOf(Shape.Unordered.class);
        assertThat(finding.sentence().en()).containsPattern("“(Cash loan|Revolving credit)” makes up .* instead of");
        assertThat(finding.sentence().fr())
                .containsPattern("« (Prêt personnel|Crédit renouvelable) » représente .* au lieu de");
    }

    @Test
    void one_absurd_value_moves_nothing() {
        // Given
        List<byte[]> rows = rows(2_000, 7, NOTHING);
        rows.getFirst()[AMOUNT] = Cells.ABOVE;
        // When
        Finding finding = TABLE.judge(rows).features().get(AMOUNT);
        // Then
        assertThat(finding.severity()).isEqualTo(Severity.NONE);
        assertThat(finding.rates().orElseThrow().above().live()).isEqualTo(1 / 2_000.0);
    }

    @Test
    void too_few_rows_say_what_they_can_see() {
        // When
        Judgement judgement = TABLE.judge(rows(30, 8, (bins, random) -> bins[AMOUNT] = Cells.ABOVE));
        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(judgement.features()).allMatch(finding -> finding.severity() == Severity.NONE);
        assertThat(judgement.sentence().en())
                .matches(
                        "30 rows are too few: this window can detect a shift of ≥ 0\\.6\\d σ with 80% power; \\d\\d are needed\\.");
        assertThat(judgement.sentence().fr()).startsWith("30 lignes ne suffisent pas : cette fenêtre peut déceler");
        assertThat(TABLE.judge(List.of()).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void what_it_does_to_the_score_is_measured_where_contributions_are_counted() {
        // Given
        WindowCounts window = MODEL.window();
        int row = 0;
        for (byte[] bins : rows(2_000, 9, (bins, r) -> bins[AMOUNT] = (byte) (Cells.FIRST + 4 + r.nextInt(16)))) {
            int cell = row++ % 4;
            Outcome outcome = cell < 3 ? Outcome.APPROVE : Outcome.REFUSE;
            window.count(bins, new float[] {0.1f, -0.01f, 0}, 0.09f, 0.1 * cell + 0.05, outcome);
        }
        // When
        Judgement judgement = MODEL.judge(MODEL.window(window.toBytes()));
        // Then
        Finding amount = judgement.features().get(AMOUNT);
        assertThat(amount.impact().orElseThrow().logOdds()).isCloseTo(0.1, within(1e-6));
        assertThat(amount.impact().orElseThrow().importance()).isCloseTo(0.6, within(1e-12));
        assertThat(amount.sentence().en()).endsWith("; it matters to the score: the odds of default rise by 11%.");
        assertThat(judgement.score().orElseThrow().severity()).isEqualTo(Severity.NONE);
        assertThat(judgement.score().orElseThrow().impact().orElseThrow().logOdds())
                .isCloseTo(0.09, within(1e-6));
        assertThat(judgement.decisions().orElseThrow().severity()).isEqualTo(Severity.ALERT);
        assertThat(judgement.decisions().orElseThrow().sentence().en())
                .isEqualTo("Decisions: “Refused” makes up 25.0% instead of 15.0%.");
    }

    @Test
    void the_score_moves_by_what_the_features_move_it() {
        // Given: contributions that differ from training's zeros by 0.2, -0.05 and 0 in the mean
        WindowCounts window = MODEL.window();
        int row = 0;
        for (byte[] bins : rows(2_000, 12, NOTHING)) {
            float swing = row++ % 2 == 0 ? 0.25f : -0.25f;
            float[] contributions = {0.2f, swing - 0.05f, 0};
            window.count(bins, contributions, contributions[0] + contributions[1], 0.15, Outcome.APPROVE);
        }
        // When
        Attribution attribution = MODEL.judge(window).attribution().orElseThrow();
        // Then
        assertThat(attribution.moved()).isCloseTo(0.15, within(1e-6));
        assertThat(attribution.moves())
                .extracting(Attribution.Move::feature)
                .containsExactly(name(AMOUNT), name(CONTRACT), name(DAYS));
        double moved =
                attribution.moves().stream().mapToDouble(Attribution.Move::by).sum();
        assertThat(moved + attribution.remainder()).isCloseTo(attribution.moved(), within(1e-12));
        assertThat(attribution.remainder()).isCloseTo(0, within(1e-6));
        // Then: contract is now the greatest, days the least: gains 0.05, 0.3, 0.15 instead of 0.3, 0.15, 0.05
        double log3 = Math.log(3) / Math.log(2);
        assertThat(attribution.ranking())
                .isCloseTo((0.05 + 0.3 / log3 + 0.15 / 2) / (0.3 + 0.15 / log3 + 0.05 / 2), within(1e-9));
        assertThat(attribution.reordered()).isTrue();
        assertThat(attribution.sentence().en())
                .isEqualTo(
                        "The mean score moved by +0.15 log-odds (the odds of default by +16%), of which Income +0.20;"
                                + " Type of loan −0.05; all other features +0.00. Other features matter now than in training (nDCG 0.75;"
                                + " 1 is the same order).");
        assertThat(attribution.sentence().fr()).startsWith("Le score moyen a bougé de +0,15 en cote logarithmique");
    }

    @Test
    void rows_that_nobody_scored_move_no_score() {
        assertThat(MODEL.judge(rows(500, 13, NOTHING)).attribution()).isEmpty();
    }

    @Test
    void features_that_go_together_otherwise_are_found_though_neither_moved() {
        // Given
        Draw together = (bins, random) -> bins[DAYS] = (byte)
                (bins[DAYS] == Cells.MISSING || random.nextInt(2) == 0
                        ? bins[DAYS]
                        : Cells.FIRST + (bins[AMOUNT] - Cells.FIRST) / 5);
        // When
        Judgement judgement = PAIRED.judge(rows(2_000, 14, together));
        // Then
        Togetherness found = judgement.togetherness().orElseThrow();
        assertThat(judgement.features()).allMatch(finding -> finding.severity() == Severity.NONE);
        assertThat(judgement.verdict()).isEqualTo(Verdict.WATCH);
        assertThat(found.severity()).isEqualTo(Severity.WATCH);
        assertThat(found.moved()).singleElement().satisfies(pair -> {
            assertThat(pair.change().reference()).isZero();
            assertThat(pair.change().live()).isCloseTo(0.45, within(0.05));
        });
        assertThat(found.sentence().en())
                .matches("Features go together otherwise: .+ and Income, correlation 0\\.4\\d instead of 0\\.00\\.");
        assertThat(found.sentence().fr()).contains("corrélation 0,4").contains("au lieu de 0,00");
        assertThat(judgement.followed()).contains(found);
    }

    @Test
    void features_that_go_together_as_before_are_not_told_of() {
        // When
        Togetherness found =
                PAIRED.judge(rows(2_000, 15, NOTHING)).togetherness().orElseThrow();
        // Then
        assertThat(found.severity()).isEqualTo(Severity.NONE);
        assertThat(found.moved()).isEmpty();
        assertThat(found.sentence().en()).isEqualTo("How features go together: no more than chance.");
        assertThat(PAIRED.judge(rows(3, 15, NOTHING)).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void what_it_may_do_to_the_score_is_guessed_from_its_influence_where_they_are_not() {
        // Given
        Draw higher = (bins, random) -> bins[AMOUNT] = (byte) (Cells.FIRST + 2 + random.nextInt(18));
        // When
        Finding finding = MODEL.judge(rows(5_000, 10, higher)).features().get(AMOUNT);
        // Then
        Impact impact = finding.impact().orElseThrow();
        assertThat(impact.measured()).isFalse();
        assertThat(impact.logOdds()).isCloseTo(Math.sqrt(Math.PI / 2 * finding.effect()) * 0.3, within(1e-12));
        assertThat(finding.sentence().en()).contains("the odds of default may move by some");
    }

    @Test
    void a_baseline_that_does_not_fit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Baseline.ofTable(CATALOGUE.with(CATALOGUE.features().reversed()), REFERENCE))
                .withMessage("the reference names " + name(AMOUNT) + " where the catalogue has " + name(DAYS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Behaviour known = baseline(ASSOCIATIONS).behaviour().orElseThrow();
                    var influence = new Influence(0, 0, INFLUENCE.features().subList(0, 1));
                    new Baseline(
                            CATALOGUE,
                            REFERENCE,
                            Optional.of(
                                    new Behaviour(influence, known.decided(), known.scores(), known.associations())));
                })
                .withMessage("the influence is of 1 features, the catalogue has 3");
    }

    @Test
    void the_same_counts_give_the_same_judgement() {
        // Given
        List<byte[]> rows = rows(300, 11, NOTHING);
        // When
        Judgement once = TABLE.judge(rows);
        // Then
        assertThat(new Judge(Baseline.ofTable(CATALOGUE, REFERENCE)).judge(rows.reversed()))
                .isEqualTo(once);
    }
}
