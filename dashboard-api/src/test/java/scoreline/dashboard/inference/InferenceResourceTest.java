package scoreline.dashboard.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.admission.TimeBounds;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.judgement.Judge;
import scoreline.judgement.Judgement;
import scoreline.judgement.MadeUp;
import scoreline.wire.CreditDecision;

class InferenceResourceTest {
    private static final String INFER = "/v2/models/made-up/infer";

    private final Api api = Api.shared();

    private static String inputs(String credit, String children, String contract, int rows) {
        return """
                {"id": "7", "inputs": [
                 {"name": "AMT_CREDIT", "shape": [%4$d, 1], "datatype": "FP64", "data": %1$s},
                 {"name": "CNT_CHILDREN", "shape": [%4$d], "datatype": "FP64", "data": %2$s},
                 {"name": "NAME_CONTRACT_TYPE", "shape": [%4$d, 1], "datatype": "BYTES", "data": %3$s,
                  "parameters": {"content_type": "str"}}]}""".formatted(credit, children, contract, rows);
    }

    private CreditDecision judged(double credit, @Nullable Integer children, String contract) {
        var application = MadeUp.application("a", "p");
        application.put("AMT_CREDIT", credit);
        application.put("CNT_CHILDREN", children);
        application.put("NAME_CONTRACT_TYPE", contract);
        var judge = new Judge(api.bundle(), MadeUp.SCHEMA, TimeBounds.usual(), InstantSource.fixed(MadeUp.NOW));
        return ((Judgement.Decided) judge.judge(application, null)).decision();
    }

    private JsonNode answered(String path, String body) {
        var response = api.post(Role.ANALYST, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.parse(response.body());
    }

    private static JsonNode output(JsonNode answer, String name) {
        for (var output : answer.get("outputs")) {
            if (output.get("name").asText().equals(name)) {
                return output;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void each_row_is_scored_as_by_a_judge_to_the_last_bit() {
        // Given
        var expected = List.of(judged(1_234.5, 2, "Cash loans"), judged(99_000, null, "Revolving"));
        // When
        var told = answered(INFER, inputs("[1234.5, 99000]", "[2, NaN]", "[[\"Cash loans\"], [\"Revolving\"]]", 2));
        // Then
        assertThat(told.get("model_name").asText()).isEqualTo("made-up");
        assertThat(told.get("model_version").asText()).isEqualTo(api.bundle().version());
        assertThat(told.get("id").asText()).isEqualTo("7");
        assertThat(told.get("outputs")).hasSize(4);
        for (int i = 0; i < 2; i++) {
            assertThat(output(told, "probability_of_default").get("data").get(i).doubleValue())
                    .isEqualTo(expected.get(i).getProbabilityOfDefault());
            assertThat(Float.parseFloat(
                            output(told, "margin").get("data").get(i).asText()))
                    .isEqualTo(expected.get(i).getMargin());
            assertThat(output(told, "points").get("data").get(i).intValue())
                    .isEqualTo(expected.get(i).getPoints());
            assertThat(output(told, "outcome").get("data").get(i).asText())
                    .isEqualTo(expected.get(i).getOutcome().name());
        }
        assertThat(output(told, "margin").get("shape").toString()).isEqualTo("[2]");
        assertThat(output(told, "margin").get("datatype").asText()).isEqualTo("FP32");
    }

    @Test
    void an_explanation_has_the_judges_contributions() {
        // Given
        var expected = judged(1_234.5, 2, "Cash loans");
        // When
        var told = answered(
                "/v2/models/made-up/versions/" + api.bundle().version() + "/explain",
                inputs("[1234.5, 99000]", "[2, null]", "[\"Cash loans\", \"Revolving\"]", 2));
        // Then
        var contributions = output(told, "contributions");
        assertThat(contributions.get("shape").toString()).isEqualTo("[2,3]");
        for (int i = 0; i < 3; i++) {
            assertThat(Float.parseFloat(contributions.get("data").get(i).asText()))
                    .isEqualTo(expected.getContributions().get(i));
        }
        assertThat(Float.parseFloat(output(told, "bias").get("data").get(0).asText()))
                .isEqualTo(expected.getBias());
        assertThat(output(told, "feature_names").get("data").get(2).asText()).isEqualTo("NAME_CONTRACT_TYPE");
    }

    @Test
    void tensors_go_both_ways_in_bytes() throws IOException, InterruptedException {
        // Given
        var expected = judged(1_234.5, 2, "Cash loans");
        var json = """
                {"inputs": [
                 {"name": "AMT_CREDIT", "shape": [1], "datatype": "FP64", "parameters": {"binary_data_size": 8}},
                 {"name": "CNT_CHILDREN", "shape": [1], "datatype": "INT32", "parameters": {"binary_data_size": 4}},
                 {"name": "NAME_CONTRACT_TYPE", "shape": [1], "datatype": "BYTES", "parameters": {"binary_data_size": 14}}],
                 "outputs": [{"name": "margin", "parameters": {"binary_data": true}}, {"name": "points"}]}""".getBytes(UTF_8);
        var tensors = ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(1_234.5)
                .putInt(2)
                .putInt(10)
                .put("Cash loans".getBytes(UTF_8));
        var body = new ByteArrayOutputStream();
        body.writeBytes(json);
        body.writeBytes(tensors.array());
        // When
        HttpResponse<byte[]> response;
        try (var client = HttpClient.newHttpClient()) {
            response = client.send(
                    api.as(Role.ANALYST, INFER)
                            .header("Inference-Header-Content-Length", Integer.toString(json.length))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        int length = Integer.parseInt(
                response.headers().firstValue("Inference-Header-Content-Length").orElseThrow());
        var header = Api.parse(new String(response.body(), 0, length, UTF_8));
        assertThat(header.get("outputs")).hasSize(2);
        assertThat(output(header, "margin")
                        .get("parameters")
                        .get("binary_data_size")
                        .intValue())
                .isEqualTo(4);
        assertThat(output(header, "margin").has("data")).isFalse();
        assertThat(ByteBuffer.wrap(response.body(), length, 4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat())
                .isEqualTo(expected.getMargin());
        assertThat(output(header, "points").get("data").get(0).intValue()).isEqualTo(expected.getPoints());
    }

    @Test
    void a_model_tells_its_fields_and_outputs() {
        // When
        var model = api.json("/v2/models/made-up");
        // Then
        assertThat(model.get("versions").get(0).asText()).isEqualTo(api.bundle().version());
        assertThat(model.get("inputs").get(0).toString())
                .isEqualTo("{\"name\":\"AMT_CREDIT\",\"datatype\":\"FP64\",\"shape\":[-1,1]}");
        assertThat(model.get("inputs")).hasSize(3);
        assertThat(model.get("outputs")).hasSize(4);
        assertThat(api.json("/v2").get("extensions").toString()).contains("binary_tensor_data", "explain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/health/live", "/v2/health/ready", "/v2/models/made-up/ready"})
    void anybody_may_ask_whether_it_is_there(String path) {
        assertThat(api.send(HttpRequest.newBuilder(api.at(path)).build()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_is_scored_without_a_key_and_hears_so_in_the_protocols_form() {
        // When
        var response = api.send(HttpRequest.newBuilder(api.at(INFER))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Api.parse(response.body()).get("error").isTextual()).isTrue();
    }

    @Test
    void a_model_that_is_not_there_is_told_in_the_protocols_form() {
        for (var path : List.of("/v2/models/other", "/v2/models/made-up/versions/other", "/v2/nothing")) {
            var response = api.get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(Api.parse(response.body()).get("error").isTextual()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"inputs\": []}",
                "{\"inputs\": [{}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [0], \"datatype\": \"FP64\", \"data\": []}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1001], \"datatype\": \"FP64\", \"data\": []}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1, 2], \"datatype\": \"FP64\", \"data\": [1, 2]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [2], \"datatype\": \"FP64\", \"data\": [1]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [\"1\"]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [1e999]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [null]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP8\", \"data\": [1]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"INT32\", \"data\": [1.5]}]}",
                "{\"inputs\": [{\"name\": \"NOTHING\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [1]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [[[1]]]}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [1]}], \"outputs\": [{\"name\": \"x\"}]}",
                "{\"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"parameters\": {\"binary_data_size\": 8}}]}",
                "{\"id\": 3, \"inputs\": [{\"name\": \"AMT_CREDIT\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [1]}]}"
            })
    void what_cannot_be_scored_is_a_bad_request(String body) {
        // When
        var response = api.post(Role.ANALYST, INFER, body);
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.parse(response.body()).get("error").isTextual()).isTrue();
    }

    @Test
    void the_row_at_fault_is_named() {
        // When
        var response = api.post(Role.ANALYST, INFER, inputs("[1, 2, null]", "[1, 1, 1]", "[\"a\", \"a\", \"a\"]", 3));
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.parse(response.body()).get("error").asText()).contains("row 2/AMT_CREDIT");
    }

    @Test
    void a_thousand_rows_are_answered_at_once() {
        // Given
        var ones = "1,".repeat(999) + "1";
        var names = "\"Revolving\",".repeat(999) + "\"Revolving\"";
        // When
        var told = answered(INFER, inputs("[" + ones + "]", "[" + ones + "]", "[" + names + "]", 1_000));
        // Then
        assertThat(output(told, "points").get("data")).hasSize(1_000);
    }
}
