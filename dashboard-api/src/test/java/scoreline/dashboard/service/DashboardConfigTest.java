package scoreline.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.access.AccessConfig;
import scoreline.dashboard.access.LimitConfig;
import scoreline.dashboard.access.TokenConfig;
import scoreline.dashboard.materialise.Retention;
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

    @Test
    void all_is_kept_for_ever_unless_it_is_said_how_long() {
        assertThat(read(Map.of()).retention()).isEqualTo(Retention.FOR_EVER);
        assertThat(read(Map.of("DASHBOARD_RETENTION_DECISIONS", "P5Y", "DASHBOARD_RETENTION_DRIFT", "P1825D"))
                        .retention())
                .isEqualTo(new Retention(Optional.of(Period.ofYears(5)), Optional.of(Period.ofDays(1_825))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 years", "P0D", "-P1D", "P1Y-1D", "PT12H", "P101Y", "P99999D", "P2147483647Y"})
    void a_retention_that_cannot_be_is_a_sentence(String written) {
        assertThatThrownBy(() -> read(Map.of("DASHBOARD_RETENTION_DECISIONS", written)))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage("dashboard.retention.decisions is " + written
                        + ", which cannot be used: it must be a time of ISO 8601 in whole days, months or years, "
                        + "such as P5Y or P1825D, from P1D to P100Y.");
    }
}
