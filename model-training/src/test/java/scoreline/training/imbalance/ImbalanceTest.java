package scoreline.training.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.training.boosting.LabelledRows;

class ImbalanceTest {

    private static final int ROWS = 400;
    private static final int WIDTH = 3;
    private static final LabelledRows SEEN = rows();
    private static final long DEFAULTS = defaults(SEEN);

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void defaults_come_to_count_as_much_as_repayments(Imbalance imbalance) {
        LabelledRows balanced = imbalance.of(SEEN, 5);

        double bad = 0;
        double good = 0;
        for (int row = 0; row < balanced.size(); row++) {
            if (balanced.isDefault(row)) {
                bad += balanced.weights()[row];
            } else {
                good += balanced.weights()[row];
            }
        }
        assertThat(bad).isCloseTo(good, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_gives_the_same_rows(Imbalance imbalance) {
        assertThat(imbalance.of(SEEN, 5).features())
                .isEqualTo(imbalance.of(SEEN, 5).features());
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "CLASS_WEIGHT", "UNDER_SAMPLING", "OVER_SAMPLING"})
    void no_row_is_made_up(Imbalance imbalance) {
        LabelledRows balanced = imbalance.of(SEEN, 5);

        assertThat(known(balanced)).isSubsetOf(known(SEEN));
    }

    @Test
    void sampling_under_draws_each_repayment_once_and_keeps_every_default() {
        LabelledRows balanced = Imbalance.UNDER_SAMPLING.of(SEEN, 5);

        assertThat(balanced.size()).isEqualTo(2 * (int) DEFAULTS);
        assertThat(known(balanced)).hasSize(2 * (int) DEFAULTS);
        assertThat(defaults(balanced)).isEqualTo(DEFAULTS);
    }

    @Test
    void smote_puts_defaults_between_a_default_and_one_of_its_five_nearest() {
        // Given
        LabelledRows balanced = Imbalance.SMOTE.of(SEEN, 5);
        int[] defaults = IntStream.range(0, ROWS).filter(SEEN::isDefault).toArray();
        // When / Then
        for (int made = ROWS; made < balanced.size(); made++) {
            int base = defaults[(made - ROWS) % defaults.length];
            float[] point = row(balanced, made);
            assertThat(balanced.isDefault(made)).isTrue();
            assertThat(IntStream.of(defaults).anyMatch(other -> isBetween(row(SEEN, base), row(SEEN, other), point)))
                    .isTrue();
        }
        assertThat(known(balanced)).hasSizeGreaterThan(ROWS);
    }

    @Test
    void smote_keeps_missing_what_its_first_default_lacks() {
        LabelledRows balanced = Imbalance.SMOTE.of(SEEN, 5);
        int[] defaults = IntStream.range(0, ROWS).filter(SEEN::isDefault).toArray();

        int missing = 0;
        for (int made = ROWS; made < balanced.size(); made++) {
            float[] base = row(SEEN, defaults[(made - ROWS) % defaults.length]);
            for (int i = 0; i < WIDTH; i++) {
                assertThat(Float.isNaN(row(balanced, made)[i])).isEqualTo(Float.isNaN(base[i]));
                missing += Float.isNaN(base[i]) ? 1 : 0;
            }
        }
        assertThat(missing).isPositive();
    }

    @Test
    void the_nearest_are_those_that_sorting_all_distances_finds() {
        // Given
        var random = new SplittableRandom(8);
        var points = new float[300][70];
        for (float[] point : points) {
            for (int i = 0; i < point.length; i++) {
                point[i] = (float) random.nextDouble();
            }
        }
        // When / Then
        for (int i = 0; i < 50; i++) {
            int from = i;
            int[] sorted = IntStream.range(0, points.length)
                    .filter(other -> other != from)
                    .boxed()
                    .sorted(java.util.Comparator.comparingDouble(other -> distance(points[from], points[other])))
                    .limit(5)
                    .mapToInt(other -> other)
                    .toArray();
            assertThat(Nearest.to(points[i], points, 5, i)).isEqualTo(sorted);
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - (double) b[i]) * (a[i] - (double) b[i]);
        }
        return sum;
    }

    /** Whether one share of the way explains every feature that all three have. */
    private static boolean isBetween(float[] from, float[] to, float[] point) {
        double share = Double.NaN;
        for (int i = 0; i < WIDTH; i++) {
            if (Float.isNaN(from[i]) || Float.isNaN(to[i])) {
                if (!Float.isNaN(from[i]) && point[i] != from[i]) {
                    return false;
                }
                continue;
            }
            double here = (point[i] - from[i]) / (to[i] - (double) from[i]);
            if (!Double.isNaN(share) && Math.abs(here - share) > 1e-3) {
                return false;
            }
            share = here;
        }
        return Double.isNaN(share) || (share >= -1e-6 && share <= 1 + 1e-6);
    }

    private static long defaults(LabelledRows rows) {
        return IntStream.range(0, rows.size()).filter(rows::isDefault).count();
    }

    private static Set<String> known(LabelledRows rows) {
        var known = new HashSet<String>();
        for (int row = 0; row < rows.size(); row++) {
            known.add(Arrays.toString(row(rows, row)));
        }
        return known;
    }

    private static float[] row(LabelledRows rows, int row) {
        return Arrays.copyOfRange(rows.features(), row * WIDTH, (row + 1) * WIDTH);
    }

    private static LabelledRows rows() {
        var random = new SplittableRandom(3);
        var features = new float[ROWS * WIDTH];
        var targets = new float[ROWS];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextInt(12) == 0 ? Float.NaN : (float) (10 * random.nextDouble());
        }
        for (int row = 0; row < ROWS; row++) {
            targets[row] = random.nextInt(9) == 0 ? 1 : 0;
        }
        return new LabelledRows(features, WIDTH, targets);
    }
}
