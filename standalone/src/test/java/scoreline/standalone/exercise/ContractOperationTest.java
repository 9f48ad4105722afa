package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import scoreline.standalone.exercise.ContractOperation.Parameter;

class ContractOperationTest {
    @Test
    void texts_of_a_body_are_found_through_references_and_lists() throws IOException {
        // Given
        var document = JsonMapper.builder().build().readTree("""
                {"paths": {"/things/{id}": {"summary": "no operation", "post": {
                    "parameters": [{"in": "path", "name": "id"}, {"in": "query", "name": "from"}],
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
                 "components": {"schemas": {
                    "Thing": {"properties": {
                        "name": {"type": ["string", "null"]},
                        "size": {"type": "integer"},
                        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}}},
                    "Part": {"properties": {"colour": {"type": "string"}, "whole": {"$ref": "#/components/schemas/Thing"}}}}}}
                """);
        // When
        var operations = ContractOperation.of(document);
        // Then
        assertThat(operations).singleElement().satisfies(operation -> {
            assertThat(operation.name()).isEqualTo("POST /things/{id}");
            assertThat(operation.parameters())
                    .containsExactly(new Parameter("path", "id"), new Parameter("query", "from"));
            assertThat(operation.bodyMembers()).containsExactlyInAnyOrder("name", "colour");
        });
    }
}
