package scoreline.training.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedApplicationsTest {

    private static final List<GeneratedApplication> MANY =
            new GeneratedApplications(3).from(0).limit(20_000).toList();

    @Test
    void an_application_depends_on_seed_and_index_alone() {
        // Given
        var applications = new GeneratedApplications(3);
        // When
        GeneratedApplication far = applications.at(1_000_000_007L);
        // Then
        assertThat(far).isEqualTo(applications.from(1_000_000_007L).findFirst().orElseThrow());
        assertThat(far.id()).isEqualTo(1_900_000_008L);
        assertThat(applications.at(5)).isEqualTo(MANY.get(5));
        assertThat(new GeneratedApplications(4).at(5)).isNotEqualTo(MANY.get(5));
    }

    @Test
    void neighbouring_seeds_and_indices_share_nothing() {
        // When
        long different = LongStream.range(0, 100)
                .boxed()
                .flatMap(i -> List.of(
                        new GeneratedApplications(i).at(50).values().get("EXT_SOURCE_2"),
                        new GeneratedApplications(50).at(i).values().get("EXT_SOURCE_2"))
                        .stream())
                .filter(score -> !score.isEmpty())
                .distinct()
                .count();
        // Then
        assertThat(different).isBetween(190L, 199L);
    }

    @Test
    void values_come_in_the_order_of_the_columns() {
        assertThat(MANY.getFirst().values().sequencedKeySet())
                .containsExactlyElementsOf(GeneratedApplications.columns());
        assertThat(String.join(",", GeneratedApplications.columns()))
                .isEqualTo(KaggleHeaders.OF.get("application_test"));
    }

    @Test
    void an_index_below_zero_is_refused() {
        assertThatThrownBy(() -> new GeneratedApplications(1).at(-1)).hasMessage("index must not be negative, was -1");
    }

    @Test
    void one_in_twelve_defaults() {
        assertThat(share(GeneratedApplication::defaulted)).isCloseTo(0.081, within(0.006));
    }

    @ParameterizedTest
    @CsvSource({
        "EXT_SOURCE_1, 0.565",
        "EXT_SOURCE_2, 0.002",
        "EXT_SOURCE_3, 0.200",
        "OCCUPATION_TYPE, 0.305",
        "OWN_CAR_AGE, 0.659",
        "AMT_ANNUITY, 0.000",
        "AMT_GOODS_PRICE, 0.001",
        "APARTMENTS_AVG, 0.508",
        "COMMONAREA_MEDI, 0.697",
        "EMERGENCYSTATE_MODE, 0.475",
        "AMT_REQ_CREDIT_BUREAU_YEAR, 0.136",
        "OBS_30_CNT_SOCIAL_CIRCLE, 0.004"
    })
    void columns_are_missing_as_often_as_in_the_real_table(String column, double expected) {
        assertThat(share(row -> missing(row, column))).isCloseTo(expected, within(0.02));
    }

    @Test
    void columns_of_a_building_go_missing_together() {
        assertThat(share(row -> missing(row, "COMMONAREA_AVG") == missing(row, "COMMONAREA_MODE")))
                .isEqualTo(1);
        assertThat(share(row -> missing(row, "COMMONAREA_AVG") == missing(row, "FLOORSMIN_AVG")))
                .isGreaterThan(0.9);
        assertThat(MANY)
                .filteredOn(row -> missing(row, "EMERGENCYSTATE_MODE"))
                .allMatch(row -> missing(row, "APARTMENTS_AVG"));
    }

    @Test
    void days_of_employment_are_none_for_those_without_work_and_for_them_only() {
        assertThat(MANY).allSatisfy(row -> {
            boolean none = value(row, "DAYS_EMPLOYED").equals("365243");
            assertThat(List.of("Pensioner", "Unemployed").contains(value(row, "NAME_INCOME_TYPE")))
                    .isEqualTo(none);
            assertThat(value(row, "ORGANIZATION_TYPE").equals("XNA")).isEqualTo(none);
            assertThat(value(row, "FLAG_EMP_PHONE").equals("0")).isEqualTo(none);
        });
        assertThat(share(row -> value(row, "DAYS_EMPLOYED").equals("365243"))).isCloseTo(0.175, within(0.015));
    }

    @Test
    void a_car_has_an_age_and_nothing_else_has() {
        assertThat(MANY).allMatch(row -> value(row, "FLAG_OWN_CAR").equals("N") == missing(row, "OWN_CAR_AGE"));
    }

    @Test
    void numbers_are_written_plainly() {
        assertThat(MANY).extracting(row -> value(row, "AMT_CREDIT")).allMatch(text -> text.matches("\\d+\\.\\d+"));
        assertThat(MANY).extracting(row -> value(row, "DAYS_BIRTH")).allMatch(text -> text.matches("-\\d+"));
    }

    @Test
    void no_score_ranks_the_applications_better_than_an_auc_of_077() {
        // Given
        List<Application> sample = LongStream.range(0, 200_000)
                .mapToObj(i -> Application.at(11, i))
                .toList();
        // When
        double auc = auc(sample);
        // Then
        assertThat(auc).isBetween(0.755, 0.785).isCloseTo(0.77, within(0.008));
    }

    /** By ranks; the risk is a sum of continuous terms, so ties do not matter. */
    private static double auc(List<Application> sample) {
        List<Application> ranked = sample.stream()
                .sorted(Comparator.comparingDouble(Application::risk))
                .toList();
        double below = 0;
        long repaid = 0;
        for (Application application : ranked) {
            if (application.defaults()) {
                below += repaid;
            } else {
                repaid++;
            }
        }
        return below / repaid / (sample.size() - repaid);
    }

    private static double share(Predicate<GeneratedApplication> fits) {
        return MANY.stream().filter(fits).count() / (double) MANY.size();
    }

    private static boolean missing(GeneratedApplication row, String column) {
        return value(row, column).isEmpty();
    }

    private static String value(GeneratedApplication row, String column) {
        return Objects.requireNonNull(row.values().get(column), column);
    }
}
