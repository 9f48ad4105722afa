package scoreline.benchmarks.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.terminal.Stopped;

class TrainedModelTest {
    @TempDir
    Path folder;

    @Test
    void a_model_is_trained_once_and_again_when_its_file_is_damaged() throws Exception {
        // Given
        var model = TrainedModel.obtain(ModelSize.A, folder, share -> {});
        byte[] bytes = Files.readAllBytes(model.file());
        // When
        var again = TrainedModel.obtain(ModelSize.A, folder, share -> fail("it is there already"));
        Files.write(model.file(), new byte[] {1, 2, 3});
        var anew = TrainedModel.obtain(ModelSize.A, folder, share -> {});
        // Then
        assertThat(again.file()).isEqualTo(model.file());
        assertThat(anew.file()).isEqualTo(model.file()).hasSize(bytes.length);
        var shape = Shape.of(model.ensemble());
        assertThat(shape.trees()).isEqualTo(300);
        assertThat(shape.depth()).isEqualTo(4);
        assertThat(shape.leaves()).isBetween(4_600, 4_800);
        assertThat(shape.fill()).isCloseTo(shape.leaves() / 4_800.0, within(1e-9));
        assertThat(shape.repeated()).isBetween(0.02, 0.1);
    }

    @Test
    void the_version_of_xgboost_is_told_from_its_jar() throws Exception {
        // When
        var version = XgboostVersion.ofProject().version();
        // Then
        assertThat(version).matches("3\\.[0-9.]+");
        XgboostVersion.require(version);
        assertThatThrownBy(() -> XgboostVersion.require("1.7"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("instead of 1.7");
    }

    @Test
    void without_the_newest_jar_a_sentence_says_so() {
        // When
        assertThatThrownBy(() -> XgboostVersion.newest(folder))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("xgboost4j-*.jar");
    }
}
