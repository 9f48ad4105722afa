package scoreline.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.tree.Boosted;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Ensembles;

class ForestTest {
    private static final long PATIENCE_MILLIS = 60_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 12})
    void every_split_has_one_place(int depth) {
        // Given
        var ensemble = Ensembles.random(new SplittableRandom(depth), 20, 50, depth);
        // When
        var forest = new Forest(new Planting(ensemble));
        // Then
        long splits = IntStream.range(0, ensemble.treeCount())
                .mapToLong(t -> ensemble.tree(t).nodeCount() / 2)
                .sum();
        assertThat(IntStream.range(0, forest.cells() * Forest.CELL)
                        .filter(forest::isSplit)
                        .count())
                .isEqualTo(splits);
    }

    @Test
    void narrow_trees_take_no_more_room_than_some_times_their_splits() {
        // Given
        var ensemble = Ensembles.path(new SplittableRandom(1), 30, 60);
        // When
        long bytes = new Explainer(ensemble).bytes();
        // Then: in the worst case a split has a cell of 16 lanes and a fork for itself, and so has each of its points
        assertThat(bytes).isLessThan(60L * 2_000);
    }

    @Test
    void the_bias_is_the_margin_where_nothing_is_known() {
        // Given
        var model = Boosted.train(31, 400, 50, Map.of("max_depth", 6));
        // When
        float bias = new Explainer(Ensemble.readXgboost(model.ubj())).bias();
        // Then
        assertThat(bias).isCloseTo(model.contributions()[0][Boosted.FEATURES], within(1e-5f));
    }

    /** Once compiled, a kernel keeps its vectors in registers; one that does not allocates kilobytes for each row. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void nothing_is_allocated_for_a_row(int depth) {
        // Given
        var model = Boosted.train(32, 400, 120, Map.of("max_depth", depth, "min_child_weight", 0));
        var explainer = new Explainer(Ensemble.readXgboost(model.ubj()));
        int n = Boosted.FEATURES;
        float[] contributions = new float[n];
        float[] rows = new float[64 * n];
        for (int i = 0; i < 64; i++) {
            System.arraycopy(model.rows()[i], 0, rows, i * n, n);
        }
        float[] margins = new float[64];
        float[] many = new float[64 * n];
        // When
        long alone = leastAllocated(() -> {
            for (float[] row : model.rows()) {
                explainer.explain(row, contributions);
            }
        });
        long together = leastAllocated(() -> {
            for (int i = 0; i < 10; i++) {
                explainer.explain(rows, margins, many);
            }
        });
        // Then
        assertThat(alone).isZero();
        assertThat(together).isZero();
    }

    /** In bytes, by this thread, until nothing is allocated any more or patience ends. */
    private static long leastAllocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        long least = Long.MAX_VALUE;
        threads.getCurrentThreadAllocatedBytes();
        while (least > 0 && System.currentTimeMillis() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
