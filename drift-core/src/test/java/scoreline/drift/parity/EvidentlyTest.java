package scoreline.drift.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.drift.TwoTables;
import scoreline.drift.parity.Parity.Beside;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Severity;
import scoreline.scoring.catalogue.Text;

class EvidentlyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1000 | 6  | false | KOLMOGOROV_SMIRNOV
                    1000 | 5  | false | CHI_SQUARE
                    1000 | 2  | false | Z
                    1000 | 10 | true  | CHI_SQUARE
                    1000 | 11 | true  | KOLMOGOROV_SMIRNOV
                    1001 | 6  | false | WASSERSTEIN
                    1001 | 5  | false | JENSEN_SHANNON
                    1001 | 10 | true  | JENSEN_SHANNON
                    1001 | 11 | true  | WASSERSTEIN
                    """)
    void the_reference_and_the_number_of_values_choose_the_test(int rows, int values, boolean whole, Method expected) {
        // Given
        Column reference = Column.numbers(cycle(rows, values), whole);
        Column live = Column.numbers(cycle(60, values), whole);
        // When
        Told told = Evidently.compare(reference, live);
        // Then
        assertThat(told)
                .isInstanceOfSatisfying(
                        Told.Compared.class,
                        compared -> assertThat(compared.method()).isEqualTo(expected));
    }

    @Test
    void the_size_of_the_live_table_changes_nothing() {
        // Given
        Column reference = Column.numbers(cycle(5_000, 50), false);
        // When
        Told told = Evidently.compare(reference, Column.numbers(cycle(10, 50), false));
        // Then
        assertThat(told)
                .isInstanceOfSatisfying(
                        Told.Compared.class,
                        compared -> assertThat(compared.method()).isEqualTo(Method.WASSERSTEIN));
    }

    @RepeatedTest(50)
    void the_exact_p_is_that_of_all_orders(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int m = random.nextInt(1, 9);
        int n = random.nextInt(1, 9);
        Pair pair = Pair.of((Column.Numbers) Column.numbers(random.doubles(m).toArray(), false), (Column.Numbers)
                Column.numbers(random.doubles(n).toArray(), false));
        long gap = Smirnov.gap(pair);
        // When
        double p = Smirnov.exact(gap, m, n);
        // Then
        assertThat(p).isCloseTo(byCountingOrders(gap, m, n), within(1e-12));
    }

    /** Every choice of which of the m + n rows are the reference's. */
    private static double byCountingOrders(long gap, int m, int n) {
        int orders = 0;
        int asWide = 0;
        for (int chosen = 0; chosen < 1 << (m + n); chosen++) {
            if (Integer.bitCount(chosen) == m) {
                orders++;
                int i = 0;
                int j = 0;
                long widest = 0;
                for (int row = 0; row < m + n; row++) {
                    if (((chosen >> row) & 1) == 1) {
                        i++;
                    } else {
                        j++;
                    }
                    widest = Math.max(widest, Math.abs((long) i * n - (long) j * m));
                }
                asWide += widest >= gap ? 1 : 0;
            }
        }
        return (double) asWide / orders;
    }

    @RepeatedTest(20)
    void the_limit_is_near_the_exact_p_of_large_samples(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int m = 2_000;
        int n = 1_300;
        double shift = random.nextDouble() / 10;
        Pair pair = Pair.of((Column.Numbers) Column.numbers(random.doubles(m).toArray(), false), (Column.Numbers)
                Column.numbers(random.doubles(n).map(u -> u + shift).toArray(), false));
        // When
        double limit = Smirnov.limit(Smirnov.gap(pair) / ((double) m * n), m, n);
        double exact = Smirnov.p(pair);
        // Then
        assertThat(limit).isCloseTo(exact, within(0.02));
        assertThat(limit).isBetween(0.5 * exact, 2 * exact);
    }

    @Test
    void missing_values_are_dropped_however_many() {
        // Given
        double[] values = cycle(10_000, 97);
        double[] mostlyMissing = values.clone();
        Arrays.fill(mostlyMissing, 500, mostlyMissing.length, Double.NaN);
        // When
        Told told = Evidently.compare(Column.numbers(values, false), Column.numbers(mostlyMissing, false));
        // Then
        assertThat(told.isDrift()).isFalse();
    }

    @Test
    void a_column_without_values_makes_the_report_fail() {
        // Given
        Column reference = Column.numbers(cycle(100, 7), false);
        Column live = Column.numbers(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, false);
        // When
        Told told = Evidently.compare(reference, live);
        // Then
        assertThat(told).isEqualTo(Told.Refused.EMPTY);
        assertThat(new Parity(List.of(new Beside("x", told, Optional.empty()))).fails())
                .isTrue();
    }

    @Test
    void texts_that_hardly_repeat_are_no_categories() {
        // Given
        Column reference = Column.categories(Collections.nCopies(100, "a"));
        Column live = Column.categories(
                IntStream.range(0, 100).mapToObj(i -> "text " + i).toList());
        // When / Then
        assertThat(Evidently.compare(reference, live)).isEqualTo(Told.Refused.TEXT);
        assertThat(Evidently.compare(reference, Column.numbers(cycle(100, 50), false)))
                .isEqualTo(Told.Refused.MIXED);
    }

    @Test
    void a_table_is_drifted_from_half_of_its_columns_on() {
        // Given
        var drifted = new Beside("a", new Told.Compared(Method.WASSERSTEIN, 0.1, 0), Optional.empty());
        var calm = new Beside("b", new Told.Compared(Method.KOLMOGOROV_SMIRNOV, 0.051, 0), Optional.empty());
        // When / Then
        assertThat(new Parity(List.of(drifted, calm)).isDrift()).isTrue();
        assertThat(new Parity(List.of(drifted, calm, calm)).isDrift()).isFalse();
    }

    @Test
    void vanished_values_that_evidently_does_not_see_are_the_reason_given() {
        // Given
        double[] before = new SplittableRandom(1).doubles(20_000).toArray();
        double[] now = new SplittableRandom(2).doubles(5_000).toArray();
        Arrays.fill(before, 0, 400, Double.NaN);
        Arrays.fill(now, 0, 2_500, Double.NaN);
        var tables = new TwoTables().numbers("amount", before, now);
        Judgement judgement = tables.judgement();
        // When
        Beside beside = Beside.of(judgement, judgement.features().getFirst(), tables.reference(0), tables.live(0));
        // Then
        assertThat(judgement.features().getFirst().severity()).isNotEqualTo(Severity.NONE);
        assertThat(beside.told().isDrift()).isFalse();
        assertThat(sentence(beside).en()).contains("50.0% instead of 2.0%", "drops them");
        assertThat(sentence(beside).fr()).contains("50,0\u202f% au lieu de 2,0\u202f%");
    }

    @Test
    void what_passes_the_fixed_threshold_in_few_rows_is_called_chance() {
        // Given
        double[] before = new SplittableRandom(1).doubles(20_000).toArray();
        // When
        Beside beside = IntStream.range(2, 60)
                .mapToObj(seed -> unchanged(before, seed))
                .filter(each -> each.told().isDrift())
                .findFirst()
                .orElseThrow();
        // Then
        assertThat(sentence(beside).en()).contains("by chance");
    }

    private static Beside unchanged(double[] before, int seed) {
        double[] now = new SplittableRandom(seed).doubles(150).toArray();
        var tables = new TwoTables().numbers("amount", before, now);
        Judgement judgement = tables.judgement();
        return Beside.of(judgement, judgement.features().getFirst(), tables.reference(0), tables.live(0));
    }

    @Test
    void too_few_rows_for_us_are_enough_for_evidently() {
        // Given
        double[] before = new SplittableRandom(1).doubles(20_000).toArray();
        var tables = new TwoTables().numbers("amount", before, new double[] {0.1, 0.2, 0.3, 0.4, 0.2});
        Judgement judgement = tables.judgement();
        // When
        Beside beside = Beside.of(judgement, judgement.features().getFirst(), tables.reference(0), tables.live(0));
        // Then
        assertThat(sentence(beside).en()).contains("verdict on 5 rows");
    }

    @Test
    void who_agrees_needs_no_reason() {
        // Given
        List<String> before = Stream.iterate(0, i -> i + 1)
                .limit(10_000)
                .map(i -> i % 5 == 0 ? "b" : "a")
                .toList();
        List<String> now = Stream.iterate(0, i -> i + 1)
                .limit(2_000)
                .map(i -> i % 2 == 0 ? "b" : "a")
                .toList();
        var tables = new TwoTables().categories("kind", before, now);
        Judgement judgement = tables.judgement();
        // When
        Beside beside = Beside.of(judgement, judgement.features().getFirst(), tables.reference(0), tables.live(0));
        // Then
        assertThat(beside.told().isDrift()).isTrue();
        assertThat(beside.disagreement()).isEmpty();
    }

    private static Text sentence(Beside beside) {
        return beside.disagreement().orElseThrow();
    }

    /** 0, 1, …, 0, 1, … */
    private static double[] cycle(int rows, int values) {
        return IntStream.range(0, rows).mapToDouble(row -> row % values).toArray();
    }
}
