package scoreline.scoring.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnusableModelTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Boosted MODEL = Boosted.train(1, 300, 3, Map.of("max_depth", 3, "base_score", 0.0625));
    private static final String TREE = "/learner/gradient_booster/model/trees/1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            booster           | dart             | The model's booster is dart, and we score gbtree only.
            booster           | gblinear         | The model's booster is gblinear, and we score gbtree only.
            objective         | reg:squarederror | The model's objective is reg:squarederror, and we score binary:logistic only.
            objective         | binary:logitraw  | The model's objective is binary:logitraw, and we score binary:logistic only.
            """)
    void what_xgboost_trains_and_we_do_not_score_is_refused(String parameter, String value, String sentence) {
        // Given
        byte[] ubj = Boosted.train(2, 200, 2, Map.of(parameter, value)).ubj();
        // When
        var refusal = refusal(ubj);
        // Then
        assertThat(refusal).hasMessage(sentence);
    }

    @Test
    void several_classes_are_refused() {
        // Given
        byte[] ubj = Boosted.train(2, 200, 2, Map.of("objective", "multi:softprob", "num_class", 2))
                .ubj();
        // When
        var refusal = refusal(ubj);
        // Then
        assertThat(refusal).hasMessage("The model's objective is multi:softprob, and we score binary:logistic only.");
    }

    @Test
    void categorical_splits_are_refused() {
        // Given
        byte[] ubj = Boosted.trainCategorical(3, 300, 5).ubj();
        // When
        var refusal = refusal(ubj);
        // Then
        assertThat(refusal).hasMessage("The model has categorical splits, and we score numeric ones only.");
    }

    @Test
    void a_model_in_plain_ubj_reads_like_the_one_xgboost_wrote() {
        // When
        var ensemble = Ensemble.readXgboost(Ubj.of(json()));
        // Then
        var original = Ensemble.readXgboost(MODEL.ubj());
        for (float[] row : MODEL.rows()) {
            assertThat(ensemble.margin(row)).isEqualTo(original.margin(row));
        }
    }

    @Test
    void base_score_may_be_an_array_of_one() {
        // Given
        var json = json();
        put(json, "/learner/learner_model_param", "base_score", "\"[6.25E-2]\"");
        // When
        var ensemble = Ensemble.readXgboost(Ubj.of(json));
        // Then
        assertThat(ensemble.baseMargin()).isEqualTo((float) -Math.log(15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /learner/learner_model_param | base_score | "0"        | base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | "1"        | base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | "2"        | base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | "-0.5"     | base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | "NaN"      | base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | "1E-45"    | base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | "[0.1,0.2]"| base_score is not a probability between 0 and 1
            /learner/learner_model_param | base_score | ""         | base_score is not a probability between 0 and 1
            /learner/learner_model_param | num_class  | "3"        | has several outputs
            /learner/learner_model_param | num_target | "2"        | has several outputs
            /learner/learner_model_param | num_feature| "0"        | has 0 features
            /learner/learner_model_param | num_feature| "999999999"| has 999999999 features
            /learner/learner_model_param | num_feature| "1"        | splits on a feature out of range
            /learner/learner_model_param | num_feature| "many"     | num_feature is not a whole number
            /learner/gradient_booster    | name       | null       | not sound UBJ
            /learner/gradient_booster/model/gbtree_model_param | num_trees | "4" | holds 3 trees, not the 4 it announces
            /learner/gradient_booster/model | tree_info | [0,1,0]  | tree_info does not give every tree to the one output
            /learner/gradient_booster/model | tree_info | [0,0]    | tree_info does not give every tree to the one output
            /                            | version    | [4,0,0]    | was not written by XGBoost 3
            /                            | learner    | {}         | names no booster or no objective
            """)
    void a_model_that_says_the_wrong_thing_is_refused(String parent, String name, String value, String why) {
        // Given
        var json = json();
        put(json, parent.equals("/") ? "" : parent, name, value);
        // When
        var refusal = refusal(Ubj.of(json));
        // Then
        assertThat(refusal).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            left_children    | 0 | -1         | Node 0 of tree 1 of the model has a child out of range.
            left_children    | 0 | 9999       | Node 0 of tree 1 of the model has a child out of range.
            left_children    | 0 | 0          | Node 0 of tree 1 of the model is reached twice.
            left_children    | 0 | 2          | Node 2 of tree 1 of the model is reached twice.
            left_children    | 1 | 0          | Node 0 of tree 1 of the model is reached twice.
            split_indices    | 0 | -1         | Node 0 of tree 1 of the model splits on a feature out of range.
            split_indices    | 0 | 2147483647 | Node 0 of tree 1 of the model splits on a feature out of range.
            split_indices    | 0 | 12         | Tree 1 of the model splits on a feature out of range.
            split_conditions | 0 | -1e300     | Node 0 of tree 1 of the model has a threshold or leaf value that is not finite.
            sum_hessian      | 1 | -1.5       | Node 1 of tree 1 of the model has a cover that is negative or not finite.
            sum_hessian      | 0 | 1e300      | Node 0 of tree 1 of the model has a cover that is negative or not finite.
            sum_hessian      | 1 | 1e9        | A split of tree 1 of the model has another cover than its children together.
            split_type       | 0 | 1          | The model has categorical splits, and we score numeric ones only.
            """)
    void a_tree_that_is_no_tree_is_refused(String array, int node, String value, String sentence) throws Exception {
        // Given
        var json = json();
        ((ArrayNode) json.at(TREE).get(array)).set(node, JSON.readTree(value));
        // When
        var refusal = refusal(Ubj.of(json));
        // Then
        assertThat(refusal).hasMessage(sentence);
    }

    @Test
    void node_arrays_of_different_lengths_are_refused() {
        // Given
        var json = json();
        ((ArrayNode) json.at(TREE).get("sum_hessian")).remove(0);
        // When
        var refusal = refusal(Ubj.of(json));
        // Then
        assertThat(refusal).hasMessage("Tree 1 of the model has node arrays of different lengths.");
    }

    @Test
    void vector_leaves_are_refused() {
        // Given
        var json = json();
        put(json, TREE + "/tree_param", "size_leaf_vector", "\"3\"");
        // When
        var refusal = refusal(Ubj.of(json));
        // Then
        assertThat(refusal).hasMessage("The model has vector leaves, and we score single values only.");
    }

    @Test
    void nodes_that_the_root_does_not_reach_must_be_said_to_be_deleted() {
        // Given
        var json = json();
        put(json, TREE + "/tree_param", "num_deleted", "\"1\"");
        // When
        var refusal = refusal(Ubj.of(json));
        // Then
        assertThat(refusal).message().startsWith("Tree 1 of the model reaches").endsWith("1 are said to be deleted.");
    }

    @Test
    void a_tree_deeper_than_64_is_refused() {
        // When, Then
        assertThat(Ensembles.path(new SplittableRandom(1), 3, 64).tree(0).depth())
                .isEqualTo(64);
        assertThatExceptionOfType(UnusableModel.class)
                .isThrownBy(() -> Ensembles.path(new SplittableRandom(1), 3, 65))
                .withMessage("Tree 0 of the model is deeper than 64.");
    }

    @Test
    void json_text_is_not_a_model() {
        // When
        var refusal = refusal(MODEL.json());
        // Then
        assertThat(refusal).hasMessage("The model is not sound UBJ: '\"' where a number was expected at byte 2.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "Z", "PK\u0003\u0004"})
    void a_file_that_is_something_else_is_refused(String file) {
        // When
        var refusal = refusal(file.getBytes(StandardCharsets.ISO_8859_1));
        // Then
        assertThat(refusal).isNotNull();
    }

    @Test
    void bytes_after_the_model_are_refused() {
        // When
        var refusal = refusal(Arrays.copyOf(MODEL.ubj(), MODEL.ubj().length + 1));
        // Then
        assertThat(refusal).hasMessageContaining("more bytes than the model needs");
    }

    @Test
    void every_truncation_is_refused() {
        for (int length = 0; length < MODEL.ubj().length; length += 3) {
            // Given
            byte[] cut = Arrays.copyOf(MODEL.ubj(), length);
            // When
            var refusal = refusal(cut);
            // Then
            assertThat(refusal).isNotNull();
        }
    }

    @RepeatedTest(1_000)
    void a_mutated_model_loads_and_scores_or_is_refused_in_one_sentence(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        byte[] mutated = mutated(random);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            // When
            var refusal = refusal(mutated);
            // Then
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
            if (refusal == null) {
                var ensemble = Ensemble.readXgboost(mutated);
                assertThat(ensemble.margin(new float[ensemble.featureCount()])).isNotNaN();
            }
        });
    }

    private static byte[] mutated(SplittableRandom random) {
        byte[] bytes = MODEL.ubj().clone();
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) "{}[]$#iUIlLdDSHCZTFN".charAt(random.nextInt(20));
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) random.nextInt(-1, 1));
                case 4 -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
                default -> {
                    byte[] shorter = new byte[bytes.length - 1];
                    System.arraycopy(bytes, 0, shorter, 0, at);
                    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                    bytes = shorter;
                }
            }
        }
        return bytes;
    }

    private static @Nullable UnusableModel refusal(byte[] ubj) {
        return catchThrowableOfType(UnusableModel.class, () -> Ensemble.readXgboost(ubj));
    }

    private static JsonNode json() {
        try {
            return JSON.readTree(MODEL.json());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void put(JsonNode json, String parent, String name, String value) {
        try {
            ((ObjectNode) json.at(parent)).set(name, JSON.readTree(value));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
