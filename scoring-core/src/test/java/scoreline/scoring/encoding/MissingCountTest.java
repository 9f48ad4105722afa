package scoreline.scoring.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

class MissingCountTest {

    private static final double SENTINEL = 365_243;
    private static final double[] NUMBERS = {1, -0.0, SENTINEL, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE};

    private static final Formula PLAIN = new Formula.Number(0, List.of());
    private static final Formula WITH_SENTINEL = new Formula.Number(1, List.of(SENTINEL));
    private static final Formula CATEGORY = new Formula.Category(2);
    private static final Formula RATIO = new Formula.Ratio(PLAIN, WITH_SENTINEL);
    private static final List<Formula> OPERANDS = List.of(PLAIN, WITH_SENTINEL, CATEGORY, RATIO);

    @Test
    void counts_what_the_formula_counts() {
        var random = new SplittableRandom(11);
        var counted = new TreeSet<Integer>();
        for (int i = 0; i < 2_000; i++) {
            var row = new Row(
                    new double[] {any(random), any(random), Double.NaN},
                    new String[] {null, null, random.nextBoolean() ? "office" : null});
            var operands = some(random);
            var formula = new Formula.Summary(Formula.Statistic.MISSING_COUNT, operands);

            int missing = MissingCount.of(operands).in(row);

            assertThat((double) missing).isEqualTo(formula.of(row));
            counted.add(missing);
        }
        assertThat(counted).contains(0, 1, 2, 3, 4);
    }

    private static double any(SplittableRandom random) {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** Operands in any order, some twice. */
    private static List<Formula> some(SplittableRandom random) {
        var some = new ArrayList<Formula>();
        int size = random.nextInt(7);
        for (int i = 0; i < size; i++) {
            some.add(OPERANDS.get(random.nextInt(OPERANDS.size())));
        }
        return some;
    }
}
