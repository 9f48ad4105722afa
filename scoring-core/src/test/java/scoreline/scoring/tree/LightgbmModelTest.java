package scoreline.scoring.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.explain.Explainer;

class LightgbmModelTest {
    private static final int FEATURES = 8;
    private static final int ROWS = 600;

    /// @param text the model
    /// @param rows shape (rows, features)
    /// @param margins shape (rows)
    /// @param contributions shape (rows, features + 1); the last is the bias
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Grown(String text, float[][] rows, double[] margins, double[] contributions) {}

    private static Grown grow(long seed, boolean missingValues, String parameters) {
        var random = new SplittableRandom(seed);
        float[][] rows = new float[ROWS][FEATURES];
        float[] flat = new float[ROWS * FEATURES];
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int f = 0; f < FEATURES; f++) {
                rows[i][f] = value(random, f, missingValues);
                flat[i * FEATURES + f] = rows[i][f];
            }
            double signal = Float.isNaN(rows[i][0]) ? 0.7 : rows[i][0] * 0.5 - (rows[i][1] == 0 ? 1 : 0);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-signal)) ? 1 : 0;
        }
        String all = "objective=binary verbosity=-1 num_threads=1 deterministic=true seed=1 min_data_in_leaf=3 "
                + parameters;
        try (var dataset = LGBMDataset.createFromMat(flat, ROWS, FEATURES, true, all, null)) {
            dataset.setField("label", labels);
            try (var booster = LGBMBooster.create(dataset, all)) {
                for (int round = 0; round < 30; round++) {
                    booster.updateOneIter();
                }
                String text = booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
                return new Grown(
                        text,
                        rows,
                        booster.predictForMat(flat, ROWS, FEATURES, true, PredictionType.C_API_PREDICT_RAW_SCORE),
                        booster.predictForMat(flat, ROWS, FEATURES, true, PredictionType.C_API_PREDICT_CONTRIB));
            }
        } catch (LGBMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some values are missing, many are zero, many lie on a grid. */
    private static float value(SplittableRandom random, int feature, boolean missingValues) {
        double chance = random.nextDouble();
        if (missingValues && feature % 2 == 0 && chance < 0.2) {
            return Float.NaN;
        }
        if (chance < 0.4) {
            return 0;
        }
        return feature < 4 ? random.nextInt(-3, 4) : (float) random.nextGaussian();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  num_leaves=31",
        "true,  num_leaves=4",
        "true,  num_leaves=120 max_depth=14 min_data_in_leaf=1",
        "true,  zero_as_missing=true num_leaves=31",
        "true,  use_missing=false num_leaves=31",
        "false, num_leaves=31",
        "false, zero_as_missing=true num_leaves=15",
        "true,  boost_from_average=false num_leaves=15 bagging_fraction=0.5 bagging_freq=1",
        "true,  num_leaves=31 is_unbalance=true",
    })
    void margins_and_contributions_are_those_of_the_library(boolean missingValues, String parameters) {
        // Given
        var grown = grow(7, missingValues, parameters);
        var ensemble = Ensemble.read(grown.text.getBytes(StandardCharsets.UTF_8));
        var explainer = new Explainer(ensemble);
        float[] contributions = new float[FEATURES];
        for (int i = 0; i < ROWS; i++) {
            // When
            float margin = explainer.explain(grown.rows[i], contributions);
            // Then
            assertThat(margin).isEqualTo(ensemble.margin(grown.rows[i]));
            assertThat((double) margin).isCloseTo(grown.margins[i], within(3e-6));
            for (int f = 0; f < FEATURES; f++) {
                assertThat((double) contributions[f])
                        .as("feature %d of row %d", f, i)
                        .isCloseTo(grown.contributions[i * (FEATURES + 1) + f], within(3e-6));
            }
            assertThat((double) explainer.bias())
                    .isCloseTo(grown.contributions[i * (FEATURES + 1) + FEATURES], within(3e-6));
        }
        assertThat(Arrays.stream(grown.margins).distinct().count()).isGreaterThan(50);
    }

    @Test
    void gains_are_those_that_lightgbm_tells() {
        // Given
        String text = grow(3, true, "num_leaves=7").text();
        var told = Pattern.compile("Column_([0-9]+)=([0-9]+)")
                .matcher(text.substring(text.indexOf("feature_importances")))
                .results()
                .toList();
        // When
        var ensemble = Ensemble.readLightgbm(text.getBytes(StandardCharsets.UTF_8));
        // Then: it writes them without their fraction
        assertThat(told).isNotEmpty();
        for (var line : told) {
            double gain = ensemble.gain(Integer.parseInt(line.group(1)));
            assertThat((long) gain).isEqualTo(Long.parseLong(line.group(2)));
        }
    }

    @Test
    void each_way_of_missing_is_read_from_the_file() {
        assertThat(read(grow(1, true, "num_leaves=15")).missing(0)).isEqualTo(Missing.NAN);
        assertThat(read(grow(1, true, "num_leaves=15")).missing(1)).isEqualTo(Missing.NEVER);
        assertThat(read(grow(1, true, "zero_as_missing=true num_leaves=15")).missing(1))
                .isEqualTo(Missing.ZERO);
    }

    @Test
    void models_of_a_team_need_not_split_on_the_same_features() {
        // Given: stumps that know few features, of which the others know what is missing
        Grown stumps = grow(1, true, "num_leaves=2 learning_rate=0.5 lambda_l2=500");
        Grown trees = grow(1, true, "num_leaves=15");
        assertThat(missing(read(stumps))).isNotEqualTo(missing(read(trees)));
        // When
        Ensemble team = Ensemble.read(Team.file(
                List.of(stumps.text.getBytes(StandardCharsets.UTF_8), trees.text.getBytes(StandardCharsets.UTF_8))));
        // Then
        assertThat(missing(team)).isEqualTo(missing(read(trees)));
        for (float[] row : trees.rows) {
            double mean = (read(stumps).margin(row) + (double) read(trees).margin(row)) / 2;
            assertThat(team.margin(row)).isEqualTo((float) mean);
        }
    }

    private static List<Missing> missing(Ensemble ensemble) {
        return IntStream.range(0, FEATURES).mapToObj(ensemble::missing).toList();
    }

    private static Ensemble read(Grown grown) {
        return Ensemble.readLightgbm(grown.text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String MODEL = grow(3, true, "num_leaves=6").text;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version=v4 | version=v2 | The model was not written by LightGBM 3 or 4, whose files are the ones we read.",
                "objective=binary sigmoid:1 | objective=regression | The model's objective is regression, and we score 'binary sigmoid:1' only.",
                "objective=binary sigmoid:1 | objective=binary sigmoid:2 | The model's objective is binary sigmoid:2, and we score 'binary sigmoid:1' only.",
                "num_class=1 | num_class=3 | The model has several outputs, and we score one only.",
                "num_class=1 | num_class=x | The model's num_class is not a whole number.",
                "max_feature_idx=7 | max_feature_idx=99999999 | The model has 100000000 features, more than 65536.",
                "max_feature_idx=7 | max_feature_idx=0 | Tree 0 of the model splits on a feature out of range.",
                "label_index=0 | average_output | The model averages its trees, and we score sums only.",
                "num_cat=0 | num_cat=2 | The model has categorical splits, and we score numeric ones only.",
                "is_linear=0 | is_linear=1 | The model has linear leaves, and we score constant ones only.",
                "num_leaves=6 | num_leaves=0 | Tree 0 of the model has 0 leaves.",
                "num_leaves=6 | num_leaves=999999999 | Tree 0 of the model has 999999999 leaves.",
                "num_leaves=6 | num_leaves=7 | Tree 0 of the model has a leaf_value that is not one number for each.",
                "left_child= | left_child=x | Tree 0 of the model has a left_child that is not one number for each.",
                "threshold= | threshold=NaN | Tree 0 of the model has a threshold that is not one number for each.",
                "Tree=1 | Tree=5 | Tree 1 of the model is not where it should be.",
                "end of trees | the end | The model ends before its trees do.",
            })
    void what_we_do_not_score_is_refused_with_a_sentence(String part, String instead, String sentence) {
        assertThat(MODEL).contains(part);
        byte[] altered = MODEL.replaceFirst(Pattern.quote(part), instead).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(UnusableModel.class)
                .isThrownBy(() -> Ensemble.read(altered))
                .withMessage(sentence);
    }

    @Test
    void a_loop_between_nodes_is_refused() {
        String altered = MODEL.replaceFirst("left_child=\\S+", "left_child=0");
        assertThatExceptionOfType(UnusableModel.class)
                .isThrownBy(() -> Ensemble.read(altered.getBytes(StandardCharsets.UTF_8)))
                .withMessage("Node 0 of tree 0 of the model is reached twice.");
    }

    /** Whatever bytes are altered: an ensemble, or one sentence; within the test's time and memory. */
    @RepeatedTest(400)
    void a_damaged_file_is_read_or_refused(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        byte[] damaged = MODEL.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i <= run.getCurrentRepetition() % 4; i++) {
            int at = random.nextInt(damaged.length);
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, at + 1);
            } else {
                damaged[at] = (byte)
                        (random.nextBoolean() ? "0123456789-. =\n".charAt(random.nextInt(15)) : random.nextInt(256));
            }
        }
        byte[] model = damaged;
        // When
        Throwable thrown = catchThrowable(
                () -> new Explainer(Ensemble.readLightgbm(model)).explain(new float[FEATURES], new float[FEATURES]));
        // Then
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            assertThat(thrown).message().doesNotContain("\n");
        }
    }
}
