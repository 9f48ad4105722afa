package scoreline.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.access.AccessConfig;
import scoreline.dashboard.access.LimitConfig;
import scoreline.dashboard.access.TokenConfig;
import scoreline.service.UnusableConfig;

class DashboardConfigTest {
    private static final Map<String, String> LEAST =
            Map.of("DASHBOARD_BUNDLES", "bundle", "DASHBOARD_DATABASE_URL", "jdbc:postgresql://localhost/scoreline");

    private static DashboardConfig read(Map<String, String> more) {
        var environment = new HashMap<>(LEAST);
        environment.putAll(more);
        return DashboardConfig.read(Optional.empty(), environment);
    }

    @Test
    void who_says_nothing_lets_keys_in_alone() {
        assertThat(read(Map.of()).access()).isEqualTo(AccessConfig.usual());
    }

    @Test
    void each_key_of_access_can_be_set_by_the_environment() {
        // When
        var access = read(Map.of(
                        "DASHBOARD_OIDC_ISSUER", "https://issuer.example",
                        "DASHBOARD_OIDC_AUDIENCE", "scoreline",
                        "DASHBOARD_OIDC_JWKS_URL", "https://issuer.example/keys",
                        "DASHBOARD_OIDC_ROLES_CLAIM", "roles",
                        "DASHBOARD_OIDC_ALGORITHMS", "RS256,PS256,ES256",
                        "DASHBOARD_LIMIT_REQUESTS", "7",
                        "DASHBOARD_LIMIT_BURST", "8",
                        "DASHBOARD_LIMIT_FAILURES", "9"))
                .access();
        // Then
        assertThat(access)
                .isEqualTo(new AccessConfig(
                        Optional.of(TokenConfig.of(
                                "https://issuer.example",
                                "scoreline",
                                URI.create("https://issuer.example/keys"),
                                "roles")),
                        new LimitConfig(7, 8, 9)));
    }

    @Test
    void a_part_of_an_issuer_is_a_sentence() {
        assertThatThrownBy(() -> read(Map.of("DASHBOARD_OIDC_ISSUER", "https://issuer.example")))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage(
                        "dashboard.oidc.audience is missing, and issuer, audience, jwks-url and roles-claim go together.");
    }
}
