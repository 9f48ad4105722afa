package scoreline.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.scoring.tree.Boosted;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Ensembles;

/** Whatever lanes compute them, one row or many: contributions and margins have the same bits. */
class SameBitsTest {
    private static final int ROWS = 40;

    @ParameterizedTest
    @EnumSource(Lanes.class)
    void lanes_and_batches_give_the_bits_that_one_lane_gives_a_single_row(Lanes lanes) {
        assumeTrue(lanes.available(), "this processor has no lanes of " + lanes);
        ensembles().forEach(each -> {
            // Given
            var expected = new Explainer(each.ensemble, Lanes.SCALAR);
            var explainer = new Explainer(each.ensemble, lanes);
            int n = each.ensemble.featureCount();
            float[] rows = each.rows(ROWS);
            float[] margins = new float[ROWS];
            float[] contributions = new float[ROWS * n];
            // When
            explainer.explain(rows, margins, contributions);
            // Then
            float[] alone = new float[n];
            float[] single = new float[n];
            for (int i = 0; i < ROWS; i++) {
                float[] row = Arrays.copyOfRange(rows, i * n, (i + 1) * n);
                float margin = expected.explain(row, alone);
                assertThat(bits(margin)).isEqualTo(bits(each.ensemble.margin(row)));
                assertThat(bits(explainer.explain(row, single))).isEqualTo(bits(margin));
                assertThat(bits(margins[i])).isEqualTo(bits(margin));
                assertThat(bits(single)).as("row %d of %s", i, each.name).containsExactly(bits(alone));
                assertThat(bits(Arrays.copyOfRange(contributions, i * n, (i + 1) * n)))
                        .as("row %d of %s in a batch", i, each.name)
                        .containsExactly(bits(alone));
            }
            assertThat(bits(explainer.bias())).isEqualTo(bits(expected.bias()));
        });
    }

    @Test
    void a_batch_of_any_size_gives_the_bits_of_its_rows() {
        // Given
        var model = Boosted.train(41, 400, 30, Map.of("max_depth", 5));
        var explainer = new Explainer(Ensemble.readXgboost(model.ubj()));
        int n = Boosted.FEATURES;
        for (int size : new int[] {0, 1, 15, 16, 17, 23, 24, 25, 63, 64, 65, 100, 129}) {
            float[] rows = new float[size * n];
            for (int i = 0; i < size; i++) {
                System.arraycopy(model.rows()[i], 0, rows, i * n, n);
            }
            float[] margins = new float[size];
            float[] contributions = new float[size * n];
            // When
            explainer.explain(rows, margins, contributions);
            // Then
            float[] alone = new float[n];
            for (int i = 0; i < size; i++) {
                assertThat(bits(margins[i])).isEqualTo(bits(explainer.explain(model.rows()[i], alone)));
                assertThat(bits(Arrays.copyOfRange(contributions, i * n, (i + 1) * n)))
                        .containsExactly(bits(alone));
            }
        }
    }

    @Test
    void a_java_without_the_vector_module_gives_the_same_bits() throws Exception {
        // Given
        var java = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Digest.class.getName())
                .redirectErrorStream(true)
                .start();
        // When
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        // Then
        assertThat(java.waitFor()).isZero();
        assertThat(printed).isEqualTo("SCALAR " + Digest.of(Lanes.widest()));
    }

    /** A digest of contributions, for another Java to print. */
    static final class Digest {
        private Digest() {}

        public static void main(String[] args) {
            System.out.println(Lanes.widest() + " " + of(Lanes.widest()));
        }

        static int of(Lanes lanes) {
            var random = new SplittableRandom(8);
            var ensemble = Ensembles.random(random, 9, 70, 6);
            var explainer = new Explainer(ensemble, lanes);
            float[] contributions = new float[9];
            int digest = 0;
            for (int i = 0; i < 200; i++) {
                explainer.explain(Ensembles.row(random, 9), contributions);
                digest = 31 * digest + Arrays.hashCode(contributions);
            }
            return digest;
        }
    }

    private record Case(String name, Ensemble ensemble, Function<SplittableRandom, float[]> row) {
        float[] rows(int count) {
            var random = new SplittableRandom(77);
            int n = ensemble.featureCount();
            float[] rows = new float[count * n];
            for (int i = 0; i < count; i++) {
                System.arraycopy(row.apply(random), 0, rows, i * n, n);
            }
            return rows;
        }
    }

    private static Stream<Case> ensembles() {
        var random = new SplittableRandom(5);
        Stream<Case> ofAnyDepth = IntStream.rangeClosed(1, 12)
                .mapToObj(depth -> onTheGrid("depth " + depth, Ensembles.random(random, 11, 40, depth)));
        var trained = Boosted.train(42, 400, 60, Map.of("max_depth", 8, "min_child_weight", 0));
        return Stream.of(
                        ofAnyDepth,
                        Stream.of(16, 33, 64)
                                .map(depth -> onTheGrid("a path of " + depth, Ensembles.path(random, 10, depth))),
                        Stream.of(
                                onTheGrid("a team", Ensembles.team(random, 11, 40, 4)),
                                wide("130 scales", Ensembles.manyCuts(random, 130, 200)),
                                wide("300 scales", Ensembles.manyCuts(random, 300, 300)),
                                wide("scales of many cut points", Ensembles.manyCuts(random, 3, 400)),
                                new Case(
                                        "trained",
                                        Ensemble.readXgboost(trained.ubj()),
                                        r -> trained.rows()[r.nextInt(400)])))
                .flatMap(each -> each);
    }

    private static Case onTheGrid(String name, Ensemble ensemble) {
        return new Case(name, ensemble, r -> Ensembles.row(r, ensemble.featureCount()));
    }

    private static Case wide(String name, Ensemble ensemble) {
        return new Case(name, ensemble, r -> Ensembles.wideRow(r, ensemble.featureCount()));
    }

    private static int bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = bits(values[i]);
        }
        return bits;
    }
}
