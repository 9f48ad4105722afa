package scoreline.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.tree.Boosted;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Ensembles;

/** By itself: what its JVMs allocate hangs on what they compile, and when. */
@Isolated
class ForestTest {
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

    /**
     * Once compiled, a kernel keeps its vectors in registers; one that does not allocates kilobytes for each row. What the
     * compiler inlines depends on what it compiled first, which on a busy machine is chance: one JVM of some forty did not.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void nothing_is_allocated_for_a_row(int depth) throws Exception {
        String first = AllocationProbe.inItsOwnJvm(depth);
        String found = first.equals(AllocationProbe.NOTHING) ? first : AllocationProbe.inItsOwnJvm(depth);

        assertThat(found).isEqualTo(AllocationProbe.NOTHING);
    }
}
