package scoreline.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.tree.Boosted;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.Ensembles;

class ExplainerTest {
    @RepeatedTest(160)
    void contributions_are_shapley_values_by_definition(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int features = random.nextInt(1, 13);
        int depth = 1 + run.getCurrentRepetition() % 12;
        var ensemble = Ensembles.random(random, features, 2, depth);
        float[] row = Ensembles.row(random, features);
        // When
        double[] contributions = explain(ensemble, row);
        // Then
        assertThat(contributions).containsExactly(Coalitions.shapley(ensemble, row), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 33, 64})
    void a_path_far_longer_than_there_are_features_is_explained_exactly(int depth) {
        // Given
        var random = new SplittableRandom(depth);
        var ensemble = Ensembles.path(random, 10, depth);
        float[] row = Ensembles.row(random, 10);
        // When
        double[] contributions = explain(ensemble, row);
        // Then
        assertThat(contributions).containsExactly(Coalitions.shapley(ensemble, row), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void contributions_of_a_trained_model_agree_with_published_treeshap_and_xgboost(int depth) {
        // Given
        var model = Boosted.train(100 + depth, 400, 60, Map.of("max_depth", depth, "eta", 0.2));
        var ensemble = Ensemble.readXgboost(model.ubj());
        var explainer = new Explainer(ensemble);
        float[] contributions = new float[Boosted.FEATURES];
        for (int i = 0; i < 100; i++) {
            float[] row = model.rows()[i];
            // When
            explainer.explain(row, contributions);
            // Then
            double[] reference = Lundberg.shapley(ensemble, row);
            double sum = explainer.bias();
            for (int f = 0; f < contributions.length; f++) {
                assertThat((double) contributions[f]).isCloseTo(reference[f], within(2e-6));
                assertThat(contributions[f]).isCloseTo(model.contributions()[i][f], within(1e-5f));
                sum += contributions[f];
            }
            assertThat(explainer.bias()).isCloseTo(model.contributions()[i][Boosted.FEATURES], within(1e-5f));
            assertThat(sum).isCloseTo(ensemble.margin(row), within(1e-5));
        }
    }

    @RepeatedTest(50)
    void contributions_and_bias_sum_to_the_margin(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(1_000 + run.getCurrentRepetition());
        var ensemble = Ensembles.random(random, 25, 20, 1 + run.getCurrentRepetition() % 10);
        float[] row = Ensembles.row(random, 25);
        var explainer = new Explainer(ensemble);
        float[] contributions = new float[25];
        // When
        explainer.explain(row, contributions);
        // Then
        double sum = explainer.bias();
        for (float contribution : contributions) {
            sum += contribution;
        }
        assertThat(sum).isCloseTo(ensemble.margin(row), within(1e-5));
    }

    @Test
    void a_feature_that_no_tree_asks_for_contributes_nothing() {
        // Given
        var model = Boosted.train(200, 300, 1, Map.of("max_depth", 1));
        var ensemble = Ensemble.readXgboost(model.ubj());
        float[] contributions = new float[Boosted.FEATURES];
        // When
        new Explainer(ensemble).explain(model.rows()[0], contributions);
        // Then
        for (int f = 0; f < contributions.length; f++) {
            assertThat(contributions[f] != 0).isEqualTo(ensemble.cutPoints(f).length > 0);
        }
    }

    @Test
    void threads_that_share_an_explainer_get_the_same_contributions() {
        // Given
        var model = Boosted.train(201, 400, 40, Map.of("max_depth", 6));
        var explainer = new Explainer(Ensemble.readXgboost(model.ubj()));
        var alone = IntStream.range(0, 400)
                .mapToObj(i -> explain(explainer, model.rows()[i]))
                .toList();
        // When
        var together = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> explain(explainer, model.rows()[i]))
                .toList();
        // Then
        for (int i = 0; i < 400; i++) {
            assertThat(together.get(i)).containsExactly(alone.get(i));
        }
    }

    @Test
    void arrays_of_the_wrong_length_are_a_mistake_of_the_caller() {
        // Given
        var explainer = new Explainer(Ensembles.random(new SplittableRandom(1), 4, 1, 2));
        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explainer.explain(new float[3], new float[4]))
                .withMessage("features must have 4 values, had 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explainer.explain(new float[4], new float[5]))
                .withMessage("contributions must have 4 values, had 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explainer.explain(new float[11], new float[3], new float[12]))
                .withMessage("features must have 12 values, had 11");
    }

    private static double[] explain(Ensemble ensemble, float[] row) {
        float[] contributions = explain(new Explainer(ensemble), row);
        return IntStream.range(0, contributions.length)
                .mapToDouble(f -> contributions[f])
                .toArray();
    }

    private static float[] explain(Explainer explainer, float[] row) {
        float[] contributions = new float[row.length];
        explainer.explain(row, contributions);
        return contributions;
    }
}
