package scoreline.scoring.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void margins_have_the_bits_of_xgboost_at_every_depth(int depth) {
        // Given
        var model = Boosted.train(depth, 1_500, 40, Map.of("max_depth", depth));
        // When
        var ensemble = Ensemble.readXgboost(model.ubj());
        // Then
        assertSameBits(ensemble, model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.08", "0.0807288", "1e-4", "0.999", "0.3333333"})
    void margins_have_the_bits_of_xgboost_for_a_base_score_given(String baseScore) {
        // Given
        var model = Boosted.train(9, 500, 10, Map.of("max_depth", 4, "base_score", baseScore));
        // When
        var ensemble = Ensemble.readXgboost(model.ubj());
        // Then
        assertSameBits(ensemble, model);
    }

    @ParameterizedTest
    @CsvSource({"exact, 0", "exact, 3", "approx, 0", "hist, 3"})
    void margins_have_the_bits_of_xgboost_however_trees_were_grown_and_pruned(String method, int gamma) {
        // Given
        var model = Boosted.train(10, 800, 20, Map.of("max_depth", 6, "tree_method", method, "gamma", gamma));
        // When
        var ensemble = Ensemble.readXgboost(model.ubj());
        // Then
        assertSameBits(ensemble, model);
    }

    @Test
    void early_rounds_that_learn_nothing_leave_the_base_margin() {
        // Given
        var model = Boosted.train(11, 300, 3, Map.of("gamma", 1e9, "base_score", 0.25));
        // When
        var ensemble = Ensemble.readXgboost(model.ubj());
        // Then
        assertThat(ensemble.tree(0).depth()).isZero();
        assertSameBits(ensemble, model);
    }

    @Test
    void gains_are_those_that_xgboost_tells() throws XGBoostError, IOException {
        // Given
        var model = Boosted.train(12, 1_000, 30, Map.of("max_depth", 5, "gamma", 1));
        Map<String, Double> told =
                XGBoost.loadModel(model.ubj()).getScore("", Booster.FeatureImportanceType.TOTAL_GAIN);
        // When
        var ensemble = Ensemble.readXgboost(model.ubj());
        // Then
        assertThat(told).isNotEmpty();
        for (int f = 0; f < Boosted.FEATURES; f++) {
            assertThat(ensemble.gain(f)).isCloseTo(told.getOrDefault("f" + f, 0.0), withinPercentage(0.01));
        }
    }

    @Test
    void cut_points_are_the_distinct_thresholds_in_order() {
        // Given
        var ensemble = Ensemble.readXgboost(
                Boosted.train(12, 500, 30, Map.of("max_depth", 5)).ubj());
        for (int f = 0; f < ensemble.featureCount(); f++) {
            var expected = new TreeSet<Float>();
            for (int t = 0; t < ensemble.treeCount(); t++) {
                var tree = ensemble.tree(t);
                for (int n = 0; n < tree.nodeCount(); n++) {
                    if (!tree.isLeaf(n) && tree.feature(n) == f) {
                        expected.add(tree.threshold(n));
                    }
                }
            }
            // When
            float[] cuts = ensemble.cutPoints(f);
            // Then
            assertThat(cuts).containsExactly(expected.toArray(Float[]::new));
        }
    }

    @Test
    void nodes_are_numbered_in_preorder_and_children_share_their_parents_cover() {
        // Given
        var ensemble = Ensemble.readXgboost(
                Boosted.train(13, 500, 10, Map.of("max_depth", 5)).ubj());
        // When
        var tree = ensemble.tree(3);
        // Then
        for (int n = 0; n < tree.nodeCount(); n++) {
            if (tree.isLeaf(n)) {
                assertThat(tree.leaf(n)).isFinite();
                assertThat(tree.left(n)).isEqualTo(tree.right(n)).isEqualTo(-1);
            } else {
                assertThat(tree.left(n)).isEqualTo(n + 1);
                assertThat(tree.right(n)).isGreaterThan(n + 1);
                assertThat(tree.cover(tree.left(n)) + tree.cover(tree.right(n)))
                        .isCloseTo(tree.cover(n), withinPercentage(1e-3));
            }
        }
    }

    @Test
    void a_row_of_the_wrong_length_is_a_mistake_of_the_caller() {
        // Given
        var ensemble = Ensemble.readXgboost(Boosted.train(14, 200, 1, Map.of()).ubj());
        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ensemble.margin(new float[3]))
                .withMessage("features must have 12 values, had 3");
    }

    private static void assertSameBits(Ensemble ensemble, Boosted model) {
        assertThat(ensemble.featureCount()).isEqualTo(Boosted.FEATURES);
        float[] margins = new float[model.rows().length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = ensemble.margin(model.rows()[i]);
        }
        assertThat(margins).containsExactly(model.margins());
    }
}
