package scoreline.training.fairness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.catalogue.Text;
import scoreline.training.PeopleCatalogue;
import scoreline.training.fairness.ImpactRatio.FourFifths;

class FairnessTest {

    private static final double THRESHOLD = 0.1;
    private static final double APPROVED = 0.05;
    private static final double REFUSED = 0.3;

    @Test
    void rates_of_a_table_that_was_counted_by_hand_are_those() {
        // Given: F 200 people, M 100, X 99, and 120 who do not tell
        var table = new People();
        table.add("F", 40, 15, REFUSED, 1).add("F", 40, 25, REFUSED, 0);
        table.add("F", 40, 5, APPROVED, 1).add("F", 40, 155, APPROVED, 0);
        table.add("M", 40, 24, REFUSED, 1).add("M", 40, 26, REFUSED, 0);
        table.add("M", 40, 6, APPROVED, 1).add("M", 40, 44, APPROVED, 0);
        table.add("X", 40, 99, APPROVED, 0);
        table.add(null, 40, 120, APPROVED, 0);
        // When
        var fairness = Fairness.of(table.decided(), Optional.empty(), 1);
        // Then
        Attribute gender = fairness.attributes().getFirst();
        assertThat(gender.reference()).isEqualTo(new Text("F", "F"));
        assertThat(gender.feature()).isFalse();
        assertThat(gender.groups())
                .extracting(group -> group.name().en(), Attribute.Group::rows)
                .containsExactly(tuple("F", 200L), tuple("M", 100L), tuple("X", 99L), tuple("not told", 120L));
        GroupRates women = requireNonNull(gender.groups().getFirst().rates());
        assertThat(women.approved()).isEqualTo(0.8);
        assertThat(women.truePositiveRate()).isEqualTo(0.75);
        assertThat(women.falsePositiveRate()).isEqualTo(25 / 180.0);
        assertThat(women.precisionOfRefusal()).isEqualTo(15 / 40.0);
        assertThat(women.meanProbability()).isCloseTo(0.1, within(1e-12));
        assertThat(women.defaultRate()).isEqualTo(0.1);
        assertThat(women.calibrationZ()).isCloseTo(0, within(1e-9));
        ImpactRatio men = requireNonNull(gender.groups().get(1).impact());
        assertThat(men.value()).isCloseTo(0.625, within(1e-12));
        assertThat(men.low()).isCloseTo(0.50769, within(1e-5));
        assertThat(men.high()).isCloseTo(0.76942, within(1e-5));
        assertThat(men.fourFifths()).isEqualTo(FourFifths.MISSED);
        assertThat(gender.groups().get(2).rates()).isNull();
        assertThat(gender.groups().get(3).rates()).isNotNull();
        assertThat(gender.groups().get(3).impact()).isNull();
        assertThat(fairness.findings().stream().map(Text::en))
                .anyMatch(text -> text.contains("\"M\" 50.0%") && text.contains("0.625"))
                .anyMatch(text -> text.contains("fewer than 100 applicants are \"X\""));
    }

    @Test
    void people_are_grouped_by_age_in_tens_and_the_youngest_and_oldest_together() {
        // Given
        var table = new People();
        table.add("F", 18, 100, REFUSED, 0).add("F", 29.99, 100, APPROVED, 0).add("F", 30, 120, APPROVED, 0);
        table.add("F", 59.9, 130, APPROVED, 0).add("F", 60, 100, APPROVED, 0).add("F", 95, 100, APPROVED, 0);
        table.add("F", Double.NaN, 7, APPROVED, 0);
        // When
        Attribute age =
                Fairness.of(table.decided(), Optional.empty(), 1).attributes().get(1);
        // Then
        assertThat(age.feature()).isTrue();
        assertThat(age.groups())
                .extracting(group -> group.name().en() + ": " + group.rows())
                .containsExactly("under 30: 200", "30 to 39: 120", "50 to 59: 130", "60 and over: 200", "not told: 7");
        assertThat(age.worst().orElseThrow().name().en()).isEqualTo("under 30");
        assertThat(age.worst().orElseThrow().impact().value()).isEqualTo(0.5);
    }

    @Test
    void a_group_whose_defaults_were_not_foreseen_is_named() {
        // Given: of M 60 default where 15 were predicted
        var table = new People();
        table.add("F", 40, 15, APPROVED, 1).add("F", 40, 285, APPROVED, 0);
        table.add("M", 40, 60, APPROVED, 1).add("M", 40, 240, APPROVED, 0);
        // When
        var fairness = Fairness.of(table.decided(), Optional.empty(), 1);
        // Then
        assertThat(fairness.findings().stream().map(Text::en))
                .anyMatch(text -> text.contains("\"M\" 20.00% defaulted where 5.00% were predicted"))
                .noneMatch(text -> text.contains("\"F\" 5.00% defaulted"));
    }

    @Test
    void what_cannot_be_examined_is_said() {
        // Given
        var table = new People();
        table.add("F", 40, 200, APPROVED, 0);
        Catalogue catalogue = PeopleCatalogue.withoutProtection();
        // When
        var fairness = Fairness.of(table.decided(catalogue), Optional.empty(), 1);
        // Then
        assertThat(fairness.attributes()).isEmpty();
        assertThat(fairness.guesses()).isNull();
        assertThat(fairness.findings().stream().map(Text::en))
                .anyMatch(text -> text.startsWith("No field of the catalogue is protected"))
                .anyMatch(text -> text.contains("fairness by age was not examined"));
        assertThat(fairness.findings()).allMatch(finding -> !finding.fr().equals(finding.en()));
    }

    @ParameterizedTest
    @CsvSource({
        "90, 100, 95, 100, MET",
        "800, 1000, 1000, 1000, UNCERTAIN",
        "76, 100, 95, 100, UNCERTAIN",
        "60, 100, 99, 100, MISSED",
        "0, 100, 99, 100, MISSED"
    })
    void four_fifths_are_judged_by_the_whole_interval(
            long approved, long rows, long mostApproved, long mostRows, FourFifths expected) {
        assertThat(ImpactRatio.of(approved, rows, mostApproved, mostRows).fourFifths())
                .isEqualTo(expected);
    }

    @Test
    void the_interval_holds_the_true_ratio_about_19_times_in_20() {
        // Given
        var random = new SplittableRandom(1);
        // When
        long held = IntStream.range(0, 2_000)
                .mapToObj(_ -> ImpactRatio.of(among(random, 200, 0.6), 200, among(random, 500, 0.75), 500))
                .filter(ratio -> requireNonNull(ratio.low()) <= 0.8 && 0.8 <= requireNonNull(ratio.high()))
                .count();
        // Then: 1,900 with a standard error of 10
        assertThat(held).isBetween(1_860L, 1_940L);
    }

    private static long among(SplittableRandom random, int rows, double share) {
        return IntStream.range(0, rows).filter(_ -> random.nextDouble() < share).count();
    }

    /** People of a gender and an age, what was predicted of them and what became of them. */
    private static final class People {
        private final List<Row> rows = new ArrayList<>();
        private final List<Double> probabilities = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();

        People add(@Nullable String gender, double age, int count, double probability, int target) {
            for (int i = 0; i < count; i++) {
                rows.add(PeopleCatalogue.row(i, i, i, age, gender));
                probabilities.add(probability);
                targets.add(target);
            }
            return this;
        }

        Decided decided() {
            return decided(PeopleCatalogue.of());
        }

        Decided decided(Catalogue catalogue) {
            double[] predicted =
                    probabilities.stream().mapToDouble(each -> each).toArray();
            int[] became = targets.stream().mapToInt(each -> each).toArray();
            return new Decided(catalogue, rows, became, predicted, predicted, THRESHOLD, 10);
        }
    }
}
