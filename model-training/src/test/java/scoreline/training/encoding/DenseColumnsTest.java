package scoreline.training.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.training.SmallCatalogue;

class DenseColumnsTest {

    private static final int ROWS = 1_000;
    private static final Catalogue CATALOGUE =
            SmallCatalogue.of(List.of("EVEN", "SKEWED", "GAPS", "SAME"), List.of("K"));
    private static final List<Row> ROWS_OF = rows();
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    /** EVEN, SKEWED, GAPS is missing, GAPS, K = x, K = y; SAME tells nothing, and z is too rare. */
    private static final DenseColumns COLUMNS = DenseColumns.learn(CATALOGUE, _ -> true, ROWS_OF, ALL);

    @Test
    void a_number_becomes_a_column_a_gap_another_and_a_frequent_value_one_each() {
        assertThat(COLUMNS.width()).isEqualTo(6);
        assertThat(DenseColumns.learn(CATALOGUE, i -> i == 0, ROWS_OF, ALL).width())
                .isEqualTo(1);
    }

    @Test
    void numbers_are_standardised_after_gaps_are_filled() {
        for (int column : new int[] {0, 1, 3}) {
            double mean = 0;
            double squares = 0;
            for (Row row : ROWS_OF) {
                float value = COLUMNS.encode(row)[column];
                mean += value / ROWS;
                squares += value * value / ROWS;
            }
            assertThat(mean).isCloseTo(0, within(1e-3));
            assertThat(squares).isCloseTo(1, within(0.02));
        }
    }

    @Test
    void a_skewed_number_becomes_its_logarithm() {
        // Given: equal steps of the logarithm
        double small = COLUMNS.encode(row(0, Math.expm1(2), 0, "x"))[1];
        double middle = COLUMNS.encode(row(0, Math.expm1(3), 0, "x"))[1];
        double large = COLUMNS.encode(row(0, Math.expm1(4), 0, "x"))[1];
        // When / Then
        assertThat(large - middle).isCloseTo(middle - small, within(1e-5));
        assertThat(large).isGreaterThan(middle);
    }

    @Test
    void a_gap_is_told_and_filled_with_the_median() {
        // Given
        double[] present = ROWS_OF.stream()
                .mapToDouble(row -> row.number(2))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        // When
        float[] gap = COLUMNS.encode(row(0, 1, Double.NaN, "x"));
        float[] median = COLUMNS.encode(row(0, 1, present[present.length / 2], "x"));
        // Then
        assertThat(gap[2]).isEqualTo(1);
        assertThat(median[2]).isZero();
        assertThat(gap[3]).isEqualTo(median[3]);
    }

    @Test
    void values_are_told_apart_and_what_was_never_seen_is_none_of_them() {
        assertThat(values("x")).containsExactly(1, 0);
        assertThat(values("y")).containsExactly(0, 1);
        assertThat(values("z")).containsExactly(0, 0);
        assertThat(values("new")).containsExactly(0, 0);
        assertThat(values(null)).containsExactly(0, 0);
    }

    @Test
    void nothing_is_missing_and_nothing_is_far() {
        assertThat(COLUMNS.encode(row(1e30, -5, -1e30, null)))
                .doesNotContain(Float.NaN)
                .satisfies(values -> {
                    for (float value : values) {
                        assertThat(Math.abs(value)).isLessThanOrEqualTo(6);
                    }
                });
    }

    @Test
    void only_the_chosen_rows_are_learnt_from() {
        int[] some = IntStream.range(0, ROWS / 2).toArray();
        List<Row> others = new ArrayList<>(ROWS_OF.subList(0, ROWS / 2));
        IntStream.range(ROWS / 2, ROWS).forEach(_ -> others.add(row(1e6, 1e6, 1e6, "q")));

        Row row = ROWS_OF.getFirst();
        assertThat(DenseColumns.learn(CATALOGUE, _ -> true, others, some).encode(row))
                .isEqualTo(
                        DenseColumns.learn(CATALOGUE, _ -> true, ROWS_OF, some).encode(row));
    }

    private static float[] values(@Nullable String value) {
        float[] encoded = COLUMNS.encode(row(0, 1, 0, value));
        return new float[] {encoded[4], encoded[5]};
    }

    private static Row row(double even, double skewed, double gaps, @Nullable String k) {
        return new Row(
                new double[] {even, skewed, gaps, 7, Double.NaN}, new @Nullable String[] {null, null, null, null, k});
    }

    private static List<Row> rows() {
        var random = new SplittableRandom(6);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(
                    random.nextDouble() - 0.5,
                    Math.exp(2 * random.nextGaussian()),
                    random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian(),
                    i % 400 == 0 ? "z" : random.nextBoolean() ? "x" : "y"));
        }
        return rows;
    }
}
