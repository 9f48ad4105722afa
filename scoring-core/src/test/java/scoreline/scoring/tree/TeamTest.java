package scoreline.scoring.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.explain.Explainer;

class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void its_margin_is_the_mean_of_the_margins_that_xgboost_gives(int size) {
        // Given
        List<Boosted> models = models(size);
        // When
        Ensemble team = Ensemble.read(Team.file(ubj(models)));
        // Then
        assertThat(team.treeCount()).isEqualTo(size * 40);
        float[][] rows = models.getFirst().rows();
        for (int row = 0; row < rows.length; row++) {
            double sum = 0;
            for (Boosted model : models) {
                sum += Ensemble.read(model.ubj()).margin(rows[row]);
            }
            assertThat(team.margin(rows[row])).isEqualTo((float) (sum / size));
        }
    }

    @Test
    void its_contributions_are_the_means_and_sum_to_the_margin() {
        // Given
        List<Boosted> models = models(4);
        var team = new Explainer(Ensemble.read(Team.file(ubj(models))));
        var members = models.stream()
                .map(model -> new Explainer(Ensemble.read(model.ubj())))
                .toList();
        float[] together = new float[Boosted.FEATURES];
        float[] alone = new float[Boosted.FEATURES];
        for (float[] row : models.getFirst().rows()) {
            double[] mean = new double[Boosted.FEATURES];
            for (Explainer member : members) {
                member.explain(row, alone);
                Arrays.setAll(mean, f -> mean[f] + alone[f] / 4.0);
            }
            // When
            float margin = team.explain(row, together);
            // Then
            double sum = team.bias();
            for (int f = 0; f < mean.length; f++) {
                assertThat((double) together[f]).isCloseTo(mean[f], within(1e-6));
                sum += together[f];
            }
            assertThat(sum).isCloseTo(margin, within(2e-6));
        }
    }

    @Test
    void gains_and_cut_points_are_those_of_all() {
        // Given
        List<Boosted> models = models(2);
        Ensemble one = Ensemble.read(models.get(0).ubj());
        Ensemble other = Ensemble.read(models.get(1).ubj());
        // When
        Ensemble team = Ensemble.read(Team.file(ubj(models)));
        // Then
        for (int f = 0; f < Boosted.FEATURES; f++) {
            assertThat(team.gain(f)).isEqualTo(one.gain(f) + other.gain(f));
            assertThat(team.cutPoints(f)).contains(one.cutPoints(f)).contains(other.cutPoints(f));
        }
    }

    @Test
    void one_model_is_no_team() {
        // Given
        byte[] model = models(1).getFirst().ubj();
        // Then
        assertThat(Team.file(List.of(model))).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9, 16})
    void other_numbers_of_models_are_refused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Team.file(Collections.nCopies(size, new byte[1])))
                .withMessageContaining("not " + size);
    }

    @Test
    void a_file_that_is_no_team_is_refused_in_a_sentence() {
        // Given
        byte[] model = models(1).getFirst().ubj();
        byte[] team = Team.file(List.of(model, model));
        byte[] nested = Team.file(List.of(team, model));
        byte[] three = Arrays.copyOf(team, team.length + (team.length - 2) / 2);
        System.arraycopy(team, 1, three, team.length - 1, three.length - team.length);
        three[three.length - 1] = ']';
        // Then
        assertThatThrownBy(() -> Ensemble.read(nested))
                .isInstanceOf(UnusableModel.class)
                .hasMessageContaining("a team itself");
        assertThatThrownBy(() -> Ensemble.read(Arrays.copyOf(team, team.length - 100)))
                .isInstanceOf(UnusableModel.class);
        assertThatThrownBy(() -> Ensemble.read(Arrays.copyOf(team, team.length + 1)))
                .isInstanceOf(UnusableModel.class);
        assertThatThrownBy(() -> Ensemble.read(new byte[] {'[', ']'}))
                .isInstanceOf(UnusableModel.class)
                .hasMessageContaining("not 0");
        assertThatThrownBy(() -> Ensemble.read(three))
                .isInstanceOf(UnusableModel.class)
                .hasMessageContaining("not 3");
    }

    private static List<Boosted> models(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Boosted.train(
                        5, 300, 40, Map.of("max_depth", 4, "subsample", 0.6, "colsample_bytree", 0.5, "seed", i)))
                .toList();
    }

    private static List<byte[]> ubj(List<Boosted> models) {
        return models.stream().map(Boosted::ubj).toList();
    }
}
