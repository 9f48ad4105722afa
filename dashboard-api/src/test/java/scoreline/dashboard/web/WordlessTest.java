package scoreline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;

class WordlessTest {
    private final Api api = Api.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/decisions", "/client/x", "/health", "/nowhere"})
    void a_page_of_another_origin_is_refused_in_words(String path) {
        // Given
        var request = api.as(Role.ADMIN, path)
                .header("Origin", "http://elsewhere.example")
                .build();
        // When
        var response = api.send(request);
        // Then
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Api.parse(response.body()).path("type").asText()).isEqualTo("/problems/not-allowed");
    }

    @Test
    void by_the_open_inference_protocol_it_is_refused_in_its_own_form() {
        // Given
        var request = api.as(Role.ADMIN, "/v2")
                .header("Origin", "http://elsewhere.example")
                .build();
        // When
        var response = api.send(request);
        // Then
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(Api.parse(response.body()).path("error").isTextual()).isTrue();
    }
}
