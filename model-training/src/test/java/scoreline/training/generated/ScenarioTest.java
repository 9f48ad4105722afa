package scoreline.training.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {

    private static final long SEED = 5;
    private static final int MANY = 20_000;
    private static final int SOME = 1_000;
    private static final List<Application> DRAWN = sample(new GeneratedApplications(SEED));

    @ParameterizedTest
    @EnumSource
    void without_strength_nothing_changes(Scenario scenario) {
        // When
        var people = changing(scenario, 0);
        // Then
        assertThat(people.from(0).limit(SOME))
                .containsExactlyElementsOf(
                        new GeneratedApplications(SEED).from(0).limit(SOME).toList());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_changes_before_it_begins_and_something_does_then(Scenario scenario) {
        // Given
        var drift = new Drift(scenario, scenario.usualStrength(), SOME, 1);
        // When
        var people = new GeneratedApplications(SEED, Optional.of(drift));
        // Then
        var unchanging = new GeneratedApplications(SEED);
        assertThat(people.from(0).limit(SOME))
                .containsExactlyElementsOf(unchanging.from(0).limit(SOME).toList());
        assertThat(people.from(SOME).limit(SOME).toList())
                .isNotEqualTo(unchanging.from(SOME).limit(SOME).toList());
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_changes_the_same_rows_alike(Scenario scenario) {
        // When
        var once = changing(scenario, scenario.usualStrength());
        var again = changing(scenario, scenario.usualStrength());
        // Then
        assertThat(once.from(0).limit(SOME))
                .containsExactlyElementsOf(again.from(0).limit(SOME).toList());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONCEPT")
    void default_depends_on_the_columns_and_the_past_as_before(Scenario scenario) {
        // When
        List<Application> changed = sample(changing(scenario, scenario.usualStrength()));
        // Then
        assertThat(changed).allSatisfy(a -> {
            double risk = Risk.of(a.person(), a.work(), a.loan(), a.scores(), a.building(), a.surroundings());
            double expected = 1 / (1 + Math.exp(-risk - 0.45 * a.conduct().hidden()));
            assertThat(a.risk()).isEqualTo(risk);
            assertThat(a.probabilityOfDefault()).isCloseTo(expected, within(1e-12));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGEING")
    void the_past_stays_what_it_was(Scenario scenario) {
        // When
        List<Application> changed = sample(changing(scenario, scenario.usualStrength()));
        // Then
        for (int i = 0; i < SOME; i++) {
            assertThat(History.of(SEED, changed.get(i))).isEqualTo(History.of(SEED, DRAWN.get(i)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.1974", "1.0, 0.3829"})
    void a_shift_lowers_one_score_by_standard_deviations(double strength, double distance) {
        // When
        List<Application> changed = sample(changing(Scenario.SHIFT, strength));
        // Then 2 Φ(δ/2) − 1, the Kolmogorov-Smirnov distance of two normals δ apart
        assertThat(distance(DRAWN, changed, a -> a.scores().second())).isCloseTo(distance, within(0.015));
        assertThat(differing(changed)).containsExactly("EXT_SOURCE_2");
        assertThat(changed)
                .extracting(a -> a.scores().second())
                .allMatch(score -> Double.isNaN(score) || (score > 0 && score < 1));
    }

    @Test
    void a_score_goes_missing_and_nothing_else_changes() {
        // When
        List<Application> changed = sample(changing(Scenario.MISSING, 0.3));
        // Then
        Predicate<Application> missing = a -> Double.isNaN(a.scores().third());
        double before = share(DRAWN, missing);
        assertThat(share(changed, missing)).isCloseTo(before + 0.3 * (1 - before), within(0.01));
        assertThat(differing(changed)).containsExactly("EXT_SOURCE_3");
        assertThat(IntStream.range(0, MANY))
                .allMatch(i -> missing.test(changed.get(i))
                        || changed.get(i).scores().equals(DRAWN.get(i).scores()));
    }

    @Test
    void a_category_appears_that_was_never_there() {
        // When
        List<Application> changed = sample(changing(Scenario.CATEGORY, 0.1));
        // Then
        Set<String> known = DRAWN.stream().map(a -> a.work().incomeType()).collect(Collectors.toSet());
        Predicate<Application> unseen = a -> !known.contains(a.work().incomeType());
        assertThat(share(changed, unseen))
                .isCloseTo(0.1 * share(DRAWN, a -> a.work().employed()), within(0.005));
        assertThat(changed.stream().filter(unseen).map(a -> a.work().incomeType()))
                .containsOnly("Platform worker");
        assertThat(differing(changed)).containsExactly("NAME_INCOME_TYPE");
    }

    @Test
    void cash_loans_become_revolving_ones_with_the_papers_of_those() {
        // When
        List<Application> changed = sample(changing(Scenario.MIX, 0.25));
        // Then
        Predicate<Application> revolving = a -> a.loan().revolving();
        double before = share(DRAWN, revolving);
        assertThat(share(changed, revolving)).isCloseTo(before + 0.25 * (1 - before), within(0.01));
        assertThat(differing(changed))
                .contains("FLAG_DOCUMENT_3")
                .filteredOn(column -> !column.startsWith("FLAG_DOCUMENT_"))
                .containsExactlyInAnyOrder("NAME_CONTRACT_TYPE", "AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE");
        assertThat(IntStream.range(0, MANY).filter(i -> revolving.test(DRAWN.get(i))))
                .allMatch(i -> changed.get(i).equals(DRAWN.get(i)));
    }

    @Test
    void an_older_population_is_older_by_standard_deviations_and_retires_more() {
        // When
        List<Application> changed = sample(changing(Scenario.AGEING, 0.5));
        // Then 2 Φ(δ/2) − 1, as above
        assertThat(distance(DRAWN, changed, a -> a.person().daysBirth())).isCloseTo(0.1974, within(0.02));
        assertThat(mean(changed, a -> a.person().age()))
                .isGreaterThan(mean(DRAWN, a -> a.person().age()) + 4);
        Predicate<Application> retired = a -> a.work().incomeType().equals("Pensioner");
        assertThat(share(changed, retired)).isGreaterThan(share(DRAWN, retired) + 0.05);
    }

    @Test
    void in_hard_times_the_same_applications_default_more() {
        // When
        List<Application> changed = sample(changing(Scenario.CONCEPT, 0.7));
        // Then
        assertThat(differing(changed)).isEmpty();
        for (int i = 0; i < MANY; i++) {
            double harder = logOdds(changed.get(i)) - logOdds(DRAWN.get(i));
            assertThat(harder).isCloseTo(0.7, within(1e-9));
            assertThat(changed.get(i).defaults() || !DRAWN.get(i).defaults()).isTrue();
        }
        assertThat(share(changed, Application::defaults))
                .isCloseTo(mean(changed, Application::probabilityOfDefault), within(0.008))
                .isGreaterThan(1.6 * share(DRAWN, Application::defaults));
    }

    @Test
    void what_comes_of_the_loans_is_drawn_with_the_true_probability() {
        assertThat(share(DRAWN, Application::defaults))
                .isCloseTo(mean(DRAWN, Application::probabilityOfDefault), within(0.006));
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 0.5", "11, 1", "12, 1.5", "13, 2", "14, 2", "1000000, 2"})
    void it_comes_to_its_strength_evenly(long index, double expected) {
        assertThat(new Drift(Scenario.SHIFT, 2, 10, 4).strengthAt(index)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void a_scenario_is_found_by_its_key_and_names_what_it_changes_in_both_languages(Scenario scenario) {
        assertThat(Scenario.named(scenario.key())).isSameAs(scenario);
        assertThat(scenario.sentence().en())
                .endsWith(".")
                .isNotEqualTo(scenario.sentence().fr());
        assertThat(scenario.sentence().fr()).endsWith(".");
        assertThat(scenario.columns().stream().limit(1)).allSatisfy(column -> {
            assertThat(scenario.sentence().en()).contains(column);
            assertThat(scenario.sentence().fr()).contains(column);
        });
        assertThat(GeneratedApplications.columns()).containsAll(scenario.columns());
    }

    @Test
    void an_unknown_scenario_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Scenario.named("up"))
                .hasMessage("'up' is none of the scenarios shift, missing, category, mix, ageing, concept");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, 1", "3.1, 0, 1", "NaN, 0, 1", "1, -1, 1", "1, 0, 0"})
    void a_drift_that_makes_no_sense_is_refused(double strength, long from, long over) {
        assertThatThrownBy(() -> new Drift(Scenario.SHIFT, strength, from, over))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static GeneratedApplications changing(Scenario scenario, double strength) {
        return new GeneratedApplications(SEED, Optional.of(new Drift(scenario, strength, 0, 1)));
    }

    private static List<Application> sample(GeneratedApplications people) {
        return IntStream.range(0, MANY).mapToObj(people::whole).toList();
    }

    /** The columns in which some application differs from what was drawn. */
    private static Set<String> differing(List<Application> changed) {
        Set<String> differing = new TreeSet<>();
        for (int i = 0; i < SOME; i++) {
            var before = Application.TEST.values(DRAWN.get(i));
            Application.TEST.values(changed.get(i)).forEach((column, cell) -> {
                if (!Objects.equals(cell, before.get(column))) {
                    differing.add(column);
                }
            });
        }
        return differing;
    }

    private static double logOdds(Application application) {
        double probability = application.probabilityOfDefault();
        return Math.log(probability / (1 - probability));
    }

    private static double share(List<Application> sample, Predicate<Application> fits) {
        return sample.stream().filter(fits).count() / (double) sample.size();
    }

    private static double mean(List<Application> sample, ToDoubleFunction<Application> value) {
        return sample.stream().mapToDouble(value).average().orElseThrow();
    }

    /** The largest difference between the shares at or below any value of the first; missing ones aside. */
    private static double distance(
            List<Application> before, List<Application> after, ToDoubleFunction<Application> value) {
        double[] from = sorted(before, value);
        double[] to = sorted(after, value);
        double largest = 0;
        int below = 0;
        for (int i = 0; i < from.length; i++) {
            while (below < to.length && to[below] <= from[i]) {
                below++;
            }
            if (i + 1 == from.length || from[i + 1] > from[i]) {
                largest = Math.max(largest, Math.abs((i + 1.0) / from.length - below / (double) to.length));
            }
        }
        return largest;
    }

    private static double[] sorted(List<Application> sample, ToDoubleFunction<Application> value) {
        double[] values = sample.stream()
                .mapToDouble(value)
                .filter(one -> !Double.isNaN(one))
                .toArray();
        Arrays.sort(values);
        return values;
    }
}
