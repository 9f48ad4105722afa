package scoreline.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;

class MeResourceTest {
    private final Api api = Api.shared();

    @ParameterizedTest
    @ValueSource(strings = {Role.ANALYST, Role.RELATIONSHIP_MANAGER, Role.RISK, Role.ADMIN})
    void who_asks_is_told_name_and_role(String role) {
        // When
        var me = Api.parse(api.send(api.as(role, "/api/v1/me").build()).body());
        // Then
        assertThat(me.path("name").asText()).isEqualTo("key:test " + role);
        assertThat(me.path("roles"))
                .singleElement()
                .satisfies(each -> assertThat(each.asText()).isEqualTo(role));
    }

    @Test
    void nobody_is_told_that_a_key_is_needed() {
        // When
        var response = api.send(HttpRequest.newBuilder(api.at("/api/v1/me")).build());
        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
