package scoreline.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.service.UnusableConfig;
import scoreline.service.setting.Settings;

class TokenConfigTest {
    private static final Map<String, String> ALL = Map.of(
            "dashboard.oidc.issuer", "https://issuer.example",
            "dashboard.oidc.audience", "scoreline",
            "dashboard.oidc.jwks-url", "https://issuer.example/keys",
            "dashboard.oidc.roles-claim", "realm_access.roles");

    private static Map<String, String> with(String key, String value) {
        var written = new HashMap<>(ALL);
        written.put(key, value);
        return written;
    }

    private static Settings settings(Map<String, String> written) {
        return new Settings("dashboard", written);
    }

    @Test
    void none_of_it_need_be_said() {
        assertThat(TokenConfig.read(settings(Map.of()))).isEmpty();
    }

    @Test
    void what_is_said_counts() {
        // When
        var read = TokenConfig.read(settings(ALL));
        // Then
        assertThat(read)
                .contains(TokenConfig.of(
                        "https://issuer.example",
                        "scoreline",
                        URI.create("https://issuer.example/keys"),
                        "realm_access.roles"));
        assertThat(TokenConfig.read(settings(with("dashboard.oidc.algorithms", "ES384, RS512"))))
                .hasValueSatisfying(config -> assertThat(config.algorithms()).containsOnly("ES384", "RS512"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "jwks-url", "roles-claim"})
    void a_part_of_it_is_not_enough(String key) {
        // Given
        var written = new HashMap<>(ALL);
        written.remove("dashboard.oidc." + key);
        // When / Then
        assertThatThrownBy(() -> TokenConfig.read(settings(written)))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage("dashboard.oidc." + key
                        + " is missing, and issuer, audience, jwks-url and roles-claim go together.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "issuer.example",
                "https:///keys",
                "file:///etc/passwd",
                "https://a b"
            })
    void keys_come_over_https(String url) {
        assertThatThrownBy(() -> TokenConfig.read(settings(with("dashboard.oidc.jwks-url", url))))
                .isInstanceOf(UnusableConfig.class)
                .hasMessageStartingWith("dashboard.oidc.jwks-url is " + url + ", which cannot be used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256,HS512", "RS256,", "rs256", "dir"})
    void neither_unsigned_tokens_nor_shared_secrets_can_be_let_in(String algorithms) {
        assertThatThrownBy(() -> TokenConfig.read(settings(with("dashboard.oidc.algorithms", algorithms))))
                .isInstanceOf(UnusableConfig.class)
                .hasMessageContaining("a signature must be made with a private key");
    }

    @Test
    void a_server_on_this_machine_may_speak_plainly() {
        assertThat(TokenConfig.read(settings(with("dashboard.oidc.jwks-url", "http://localhost:8081/keys"))))
                .isPresent();
    }
}
