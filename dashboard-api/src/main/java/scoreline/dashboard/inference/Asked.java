package scoreline.dashboard.inference;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.StrictJson;

/**
 * Rows to be scored, and what is asked of them.
 *
 * @param id that the answer repeats; null where there is none
 * @param rows values by field, one for each row; null is missing
 * @param outputs whether each is answered in bytes, by name; empty means all
 * @param binary whether outputs are answered in bytes where nothing else is said
 */
record Asked(
        @Nullable String id,
        List<Map<String, ? extends @Nullable Object>> rows,
        Map<String, Boolean> outputs,
        boolean binary) {
    static final int MOST_ROWS = 1_000;

    private static final int LONGEST_ID = 256;

    /** Says nothing of the rows. */
    @Override
    public String toString() {
        return "Asked";
    }

    /// Out of a request's body.
    ///
    /// @param header how many bytes of it are JSON; null means all, else tensors in bytes follow
    /// @throws Refusal if it cannot be used
    static Asked read(byte[] body, @Nullable Integer header) {
        int json = requireNonNullElse(header, body.length);
        if (json < 0 || json > body.length) {
            throw unusable("Inference-Header-Content-Length must be that of the JSON in the body.");
        }
        var read = StrictJson.object(Arrays.copyOf(body, json));
        var bytes = ByteBuffer.wrap(body, json, body.length - json);
        var columns = columns(read.path("inputs"), bytes);
        if (bytes.hasRemaining()) {
            throw unusable("Bytes follow which no input names.");
        }
        return new Asked(
                id(read.path("id")),
                rows(columns),
                outputs(read.path("outputs")),
                flag(read.path("parameters"), "binary_data_output", false));
    }

    private static Map<String, List<@Nullable Object>> columns(JsonNode inputs, ByteBuffer bytes) {
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw unusable("inputs must be a list of tensors, one for each field.");
        }
        var columns = new LinkedHashMap<String, List<@Nullable Object>>();
        for (var input : inputs) {
            var name = input.path("name");
            if (!name.isTextual()) {
                throw unusable("Each input must have a name.");
            }
            if (columns.put(name.textValue(), column(input, bytes)) != null) {
                throw unusable("There are two inputs of one name.");
            }
        }
        return columns;
    }

    private static List<@Nullable Object> column(JsonNode input, ByteBuffer bytes) {
        int rows = rowsOf(input.path("shape"));
        var datatype = Datatype.named(input.path("datatype").asText())
                .orElseThrow(() -> unusable(
                        "Each input must have one of the datatypes " + Arrays.toString(Datatype.values()) + "."));
        var size = input.path("parameters").path("binary_data_size");
        var values = size.isMissingNode()
                ? ofJson(input.path("data"), datatype, rows)
                : ofBytes(taken(bytes, size), datatype, rows);
        if (values.size() != rows) {
            throw unusable("Each input must have as many elements as its shape says.");
        }
        return values;
    }

    private static int rowsOf(JsonNode shape) {
        boolean column = shape.isArray()
                && (shape.size() == 1 || (shape.size() == 2 && shape.path(1).asInt() == 1));
        if (!column || !shape.get(0).isInt()) {
            throw unusable("Each input must have the shape [n] or [n, 1].");
        }
        int rows = shape.get(0).intValue();
        if (rows < 1 || rows > MOST_ROWS) {
            throw unusable("There must be from 1 to " + MOST_ROWS + " rows.");
        }
        return rows;
    }

    private static List<@Nullable Object> ofJson(JsonNode data, Datatype datatype, int rows) {
        if (!data.isArray() || data.size() > rows) {
            throw unusable("Each input must have a list of data, as long as its shape says.");
        }
        var values = new ArrayList<@Nullable Object>(rows);
        try {
            for (var element : data) {
                if (element.isArray() && element.size() != 1) {
                    throw unusable("Each input must have the shape [n] or [n, 1].");
                }
                values.add(datatype.of(element.isArray() ? element.get(0) : element));
            }
        } catch (Datatype.Unusable e) {
            throw unusable("Each input must have data of its datatype; null is missing.");
        }
        return values;
    }

    private static ByteBuffer taken(ByteBuffer bytes, JsonNode size) {
        if (!size.isInt() || size.intValue() < 0 || size.intValue() > bytes.remaining()) {
            throw unusable("binary_data_size must be how many bytes of the body an input has.");
        }
        var taken = bytes.slice(bytes.position(), size.intValue()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + size.intValue());
        return taken;
    }

    private static List<@Nullable Object> ofBytes(ByteBuffer bytes, Datatype datatype, int rows) {
        var values = new ArrayList<@Nullable Object>(rows);
        try {
            while (bytes.hasRemaining() && values.size() <= rows) {
                values.add(datatype.read(bytes));
            }
        } catch (BufferUnderflowException e) {
            throw unusable("Each input must have whole elements of its datatype.");
        }
        return values;
    }

    private static List<Map<String, ? extends @Nullable Object>> rows(Map<String, List<@Nullable Object>> columns) {
        var sizes = columns.values().stream().map(List::size).distinct().toList();
        if (sizes.size() > 1) {
            throw unusable("All inputs must have the same number of rows.");
        }
        var rows = new ArrayList<Map<String, ? extends @Nullable Object>>();
        for (int i = 0; i < sizes.getFirst(); i++) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (var column : columns.entrySet()) {
                row.put(column.getKey(), column.getValue().get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Boolean> outputs(JsonNode outputs) {
        if (!outputs.isMissingNode() && !outputs.isNull() && !outputs.isArray()) {
            throw unusable("outputs must be a list.");
        }
        var asked = new LinkedHashMap<String, Boolean>();
        for (var output : outputs) {
            if (!output.path("name").isTextual()) {
                throw unusable("Each output must have a name.");
            }
            var parameters = output.path("parameters");
            if (parameters.has("classification")) {
                throw unusable("There is no output of classes.");
            }
            asked.put(output.get("name").textValue(), flag(parameters, "binary_data", false));
        }
        return asked;
    }

    private static boolean flag(JsonNode parameters, String name, boolean otherwise) {
        var flag = parameters.path(name);
        if (flag.isMissingNode()) {
            return otherwise;
        }
        if (!flag.isBoolean()) {
            throw unusable(name + " must be true or false.");
        }
        return flag.booleanValue();
    }

    private static @Nullable String id(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        if (!id.isTextual() || id.textValue().length() > LONGEST_ID) {
            throw unusable("id must be a text of no more than " + LONGEST_ID + " characters.");
        }
        return id.textValue();
    }

    static Refusal unusable(String detail) {
        return new Refusal(ProblemType.INVALID_REQUEST, detail);
    }
}
