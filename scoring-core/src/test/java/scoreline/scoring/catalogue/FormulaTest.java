package scoreline.scoring.catalogue;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields a, b, c are numbers, s a number whose sentinel is 365243, t a category. */
class FormulaTest {

    private static final List<String> NUMBERS = List.of("a", "b", "c", "s");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op":"ratio","of":["a","b"]}                                           |  6 |  4 |    | 1.5
            {"op":"ratio","of":["a","b"]}                                           |  6 |  0 |    |
            {"op":"ratio","of":["a","b"]}                                           |  0 |  0 |    |
            {"op":"ratio","of":["a","b"]}                                           |    |  4 |    |
            {"op":"ratio","of":["a","b"]}                                           |  6 |    |    |
            {"op":"difference","of":["a","b"]}                                      |  6 |  4 |    | 2
            {"op":"difference","of":["a","b"]}                                      |  6 |    |    |
            {"op":"weighted-sum","of":["a","b"],"weights":[2,-1]}                   |  6 |  4 |    | 8
            {"op":"weighted-sum","of":["a","b"],"weights":[2,-1],"constant":0.5}    |  6 |  4 |    | 8.5
            {"op":"weighted-sum","of":["a","b"],"weights":[2,0]}                    |  6 |    |    |
            {"op":"product","of":["a","b","c"]}                                     |  6 |  4 |  2 | 48
            {"op":"product","of":["a","b","c"]}                                     |  6 |  0 |    |
            {"op":"square-root","of":["a"]}                                         |  9 |    |    | 3
            {"op":"square-root","of":["a"]}                                         | -9 |    |    |
            {"op":"square-root","of":["a"]}                                         |    |    |    |
            {"op":"mean","of":["a","b","c"]}                                        |  1 |  2 |  6 | 3
            {"op":"mean","of":["a","b","c"]}                                        |    |  2 |  6 | 4
            {"op":"mean","of":["a","b","c"]}                                        |    |    |    |
            {"op":"median","of":["a","b","c"]}                                      |  6 |  1 |  2 | 2
            {"op":"median","of":["a","b","c"]}                                      |  6 |    |  2 | 4
            {"op":"median","of":["a","b","c"]}                                      |    |    |    |
            {"op":"min","of":["a","b","c"]}                                         |  6 |    |  2 | 2
            {"op":"min","of":["a","b","c"]}                                         |    |    |    |
            {"op":"max","of":["a","b","c"]}                                         |  6 |    |  2 | 6
            {"op":"max","of":["a","b","c"]}                                         |    |    |    |
            {"op":"std","of":["a","b","c"]}                                         |  1 |    |  5 | 2
            {"op":"std","of":["a","b","c"]}                                         |  3 |  3 |  3 | 0
            {"op":"std","of":["a","b","c"]}                                         |    |    |  5 |
            {"op":"sum","of":["a","b","c"]}                                         |  1 |    |  5 | 6
            {"op":"sum","of":["a","b","c"]}                                         |    |    |    |
            {"op":"missing-count","of":["a","b","c"]}                               |  1 |    |    | 2
            {"op":"missing-count","of":["a","b","c"]}                               |    |    |    | 3
            {"op":"missing-count","of":[{"op":"ratio","of":["a","b"]},"c"]}         |  1 |  0 |  5 | 1
            {"op":"square-root","of":[{"op":"product","of":["a","b"]}]}             |  2 |  8 |    | 4
            {"op":"product","of":["a","b"]}                                         | 1e300 | 1e300 | |
            {"op":"sum","of":["a","b"]}                                             | 1e308 | 1e308 | |
            """)
    void each_operator_computes_and_passes_on_what_is_missing(
            String formula, @Nullable Double a, @Nullable Double b, @Nullable Double c, @Nullable Double expected) {
        // Given
        Formula compiled = compile(formula);
        // When
        double value = compiled.of(row(orMissing(a), orMissing(b), orMissing(c), 0, "x"));
        // Then
        assertThat(value).isEqualTo(orMissing(expected), within(1e-12));
    }

    @Test
    void a_sentinel_is_missing_wherever_a_formula_reads_it() {
        // Given
        Row retired = row(1, 2, 3, 365_243, "x");
        // When
        List<Double> values = List.of(
                compile("\"s\"").of(retired),
                compile("{\"op\":\"ratio\",\"of\":[\"s\",\"b\"]}").of(retired),
                compile("{\"op\":\"mean\",\"of\":[\"s\",\"b\"]}").of(retired),
                compile("{\"op\":\"missing-count\",\"of\":[\"s\",\"b\"]}").of(retired));
        // Then
        assertThat(values).containsExactly(NaN, NaN, 2.0, 1.0);
        assertThat(retired.number(3)).isEqualTo(365_243);
    }

    @Test
    void a_category_has_no_number_and_is_counted_when_missing() {
        // Given
        Formula category = compile("\"t\"");
        Formula missing = compile("{\"op\":\"missing-count\",\"of\":[\"t\",\"a\"]}");
        // When
        Row known = row(1, 2, 3, 4, "x");
        Row unknown = row(1, 2, 3, 4, null);
        // Then
        assertThat(category).isEqualTo(new Formula.Category(4));
        assertThat(category.of(known)).isNaN();
        assertThat(missing.of(known)).isZero();
        assertThat(missing.of(unknown)).isEqualTo(1);
    }

    @Test
    void a_formula_names_the_positions_it_reads() {
        // Given
        Formula formula = compile("{\"op\":\"ratio\",\"of\":[{\"op\":\"sum\",\"of\":[\"b\",\"s\"]},\"a\"]}");
        // When
        List<Integer> fields = formula.fields();
        // Then
        assertThat(fields).containsExactly(1, 3, 0);
    }

    @RepeatedTest(300)
    void any_formula_of_any_row_is_finite_or_missing(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        Formula formula = compile(anyFormula(random, 4));
        // When
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            values.add(formula.of(row(
                    anyNumber(random),
                    anyNumber(random),
                    anyNumber(random),
                    anyNumber(random),
                    random.nextBoolean() ? "x" : null)));
        }
        // Then
        assertThat(values).noneMatch(value -> Double.isInfinite(value));
    }

    @RepeatedTest(200)
    void summaries_do_not_depend_on_the_place_of_what_is_missing(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double x = random.nextDouble(-10, 10);
        double y = random.nextDouble(-10, 10);
        for (String statistic : List.of("mean", "median", "min", "max", "std", "sum", "missing-count")) {
            Formula formula = compile("{\"op\":\"" + statistic + "\",\"of\":[\"a\",\"b\",\"c\"]}");
            // When
            double first = formula.of(row(NaN, x, y, 0, "x"));
            double last = formula.of(row(x, y, NaN, 0, "x"));
            // Then
            assertThat(first).as(statistic).isEqualTo(last);
        }
    }

    private static String anyFormula(SplittableRandom random, int deepest) {
        if (deepest == 0 || random.nextInt(4) == 0) {
            return '"' + NUMBERS.get(random.nextInt(NUMBERS.size())) + '"';
        }
        List<String> operators = List.of(
                "ratio",
                "difference",
                "weighted-sum",
                "product",
                "square-root",
                "mean",
                "median",
                "min",
                "max",
                "std",
                "sum",
                "missing-count");
        String operator = operators.get(random.nextInt(operators.size()));
        int count = switch (operator) {
            case "ratio", "difference" -> 2;
            case "square-root" -> 1;
            default -> 2 + random.nextInt(3);
        };
        String of = IntStream.range(0, count)
                .mapToObj(_ -> anyFormula(random, deepest - 1))
                .collect(Collectors.joining(",", "[", "]"));
        String weights = operator.equals("weighted-sum")
                ? ",\"weights\":"
                        + random.doubles(count, -1e9, 1e9).boxed().toList()
                        + ",\"constant\":"
                        + random.nextDouble(-1e300, 1e300)
                : "";
        return "{\"op\":\"" + operator + "\",\"of\":" + of + weights + "}";
    }

    private static double anyNumber(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> NaN;
            case 1 -> 0.0;
            case 2 -> -0.0;
            case 3 -> Double.MAX_VALUE;
            case 4 -> -Double.MAX_VALUE;
            case 5 -> Double.MIN_VALUE;
            case 6 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            case 7 -> 365_243;
            case 8 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextDouble(-1e6, 1e6);
        };
    }

    private static double orMissing(@Nullable Double value) {
        return value == null ? NaN : value;
    }

    private static Row row(double a, double b, double c, double s, @Nullable String t) {
        return new Row(new double[] {a, b, c, s, NaN}, new @Nullable String[] {null, null, null, null, t});
    }

    private static Formula compile(String formula) {
        return Catalogue.read(SmallCatalogue.withFormula(formula).getBytes(StandardCharsets.UTF_8))
                .features()
                .getFirst()
                .formula();
    }
}
