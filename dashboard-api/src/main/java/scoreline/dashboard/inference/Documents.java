package scoreline.dashboard.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked and answered, as the protocol has it. */
final class Documents {
    private Documents() {}

    /**
     * What answers.
     *
     * @param extensions that are understood
     */
    record Server(String name, String version, List<String> extensions) {}

    /** Whether it lives. */
    record Live(boolean live) {}

    /** Whether it answers. */
    record Ready(boolean ready) {}

    /** Whether a model answers. */
    record ModelReady(String name, boolean ready) {}

    /**
     * A model.
     *
     * @param inputs fields of an application, each a tensor of its own
     */
    record Model(String name, List<String> versions, String platform, List<Tensor> inputs, List<Tensor> outputs) {}

    /**
     * A tensor's form.
     *
     * @param shape −1 is as many as there are rows
     */
    record Tensor(String name, String datatype, List<Integer> shape) {}

    /**
     * Rows to be scored, for who reads the contract.
     *
     * @param id that the answer repeats
     * @param parameters {@code binary_data_output} asks for outputs in bytes; others are passed over
     * @param inputs a tensor for each field
     * @param outputs all if there are none
     */
    @Schema(name = "InferenceRequest")
    record Request(
            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String id,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Map<String, Object> parameters,

            List<Input> inputs,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            List<Requested> outputs) {}

    /**
     * The values of one field.
     *
     * @param name of the field
     * @param shape [n] or [n, 1], n from 1 to 1,000
     * @param datatype {@code FP64}, {@code FP32}, {@code INT64}, {@code INT32} or {@code BYTES}
     * @param parameters {@code binary_data_size} if the values follow in bytes; others are passed over
     * @param data values; null and NaN are missing
     */
    @Schema(name = "InferenceInput")
    record Input(
            String name,
            List<Integer> shape,
            String datatype,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Map<String, Object> parameters,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            List<Object> data) {}

    /**
     * An output that is asked for.
     *
     * @param parameters {@code binary_data} asks for it in bytes
     */
    @Schema(name = "InferenceRequestedOutput")
    record Requested(
            String name,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Map<String, Object> parameters) {}

    /** What a model says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InferenceResponse")
    record Response(
            String modelName, String modelVersion, @Nullable String id, List<Result> outputs) {
        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Response";
        }
    }

    /**
     * A tensor.
     *
     * @param parameters {@code binary_data_size} where the values follow in bytes; else missing
     * @param data row by row; missing where they follow in bytes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InferenceOutput")
    record Result(
            String name,
            List<Integer> shape,
            String datatype,
            @Nullable Map<String, Integer> parameters,
            @Nullable List<?> data) {}

    /**
     * An error, as the protocol has it.
     *
     * @param error what is wrong
     */
    @Schema(name = "InferenceError")
    record Error(String error) {}
}
