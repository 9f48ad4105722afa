package scoreline.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.web.Refusal;

class TokensTest {
    private Issuer issuer;
    private RSAKey key;
    private Tokens tokens;

    @BeforeEach
    void issue() throws Exception {
        issuer = new Issuer();
        key = issuer.rotate("first");
        tokens = new Tokens(issuer.config());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private String token(Object roles) throws Exception {
        return Issuer.signed(key, JWSAlgorithm.RS256, Issuer.claims(roles).build());
    }

    @Test
    void a_token_says_who_asks_and_what_they_may() throws Exception {
        // When
        var list = tokens.holder(token(List.of("risk", "analyst", "owner of the universe")));
        var text = tokens.holder(token("openid admin"));
        var none = tokens.holder(token(List.of(Map.of("name", "admin"))));
        // Then
        assertThat(list).contains(Caller.ofToken("somebody", List.of("analyst", "risk")));
        assertThat(text).contains(Caller.ofToken("somebody", List.of("admin")));
        assertThat(none).contains(Caller.ofToken("somebody", List.of()));
        assertThat(issuer.asked()).isEqualTo(1);
    }

    @Test
    void a_claim_may_have_dots_in_its_name() throws Exception {
        // Given
        var config = issuer.config();
        var dotted = new Tokens(
                TokenConfig.of(config.issuer(), config.audience(), config.keys(), "https://lender.example/roles"));
        var claims = Issuer.claims(List.of()).claim("https://lender.example/roles", List.of("risk"));
        // When
        var found = dotted.holder(Issuer.signed(key, JWSAlgorithm.RS256, claims.build()));
        // Then
        assertThat(found).contains(Caller.ofToken("somebody", List.of("risk")));
    }

    @Test
    void three_algorithms_count() throws Exception {
        // Given
        var curve = issuer.add("curve");
        var claims = Issuer.claims("risk").build();
        // When / Then
        assertThat(tokens.holder(Issuer.signed(curve, claims))).isPresent();
        assertThat(tokens.holder(Issuer.signed(key, JWSAlgorithm.RS256, claims)))
                .isPresent();
        assertThat(tokens.holder(Issuer.signed(key, JWSAlgorithm.PS256, claims)))
                .isPresent();
        assertThat(tokens.holder(Issuer.signed(key, JWSAlgorithm.RS512, claims)))
                .isEmpty();
    }

    @Test
    void what_is_not_signed_by_the_issuer_does_not_count() throws Exception {
        // Given
        var claims = Issuer.claims("admin").build();
        var another = new RSAKeyGenerator(2048).keyID("first").generate();
        var token = Issuer.signed(key, JWSAlgorithm.RS256, claims);
        assertThat(tokens.holder(token)).isPresent();
        // When / Then
        assertThat(tokens.holder(Issuer.unsigned(claims))).isEmpty();
        assertThat(tokens.holder(Issuer.signedWithThePublicKey(key, claims))).isEmpty();
        assertThat(tokens.holder(Issuer.signed(another, JWSAlgorithm.RS256, claims)))
                .isEmpty();
        assertThat(tokens.holder(token.substring(0, token.lastIndexOf('.') + 1)))
                .isEmpty();
        var parts = token.split("\\.", -1);
        var others = Issuer.unsigned(Issuer.claims("risk").build()).split("\\.", -1);
        assertThat(tokens.holder(parts[0] + "." + others[1] + "." + parts[2])).isEmpty();
    }

    @Test
    void what_was_issued_for_others_or_another_time_does_not_count() throws Exception {
        assertThat(holder(Issuer.claims("admin").audience("another"))).isFalse();
        assertThat(holder(Issuer.claims("admin").audience(List.of("another", Issuer.AUDIENCE))))
                .isTrue();
        assertThat(holder(Issuer.claims("admin").issuer("https://issuer.example/")))
                .isFalse();
        assertThat(holder(Issuer.claims("admin").issuer(null))).isFalse();
        assertThat(holder(Issuer.claims("admin").expirationTime(Issuer.in(Duration.ofMinutes(-1)))))
                .isFalse();
        assertThat(holder(Issuer.claims("admin").expirationTime(Issuer.in(Duration.ofSeconds(-10)))))
                .isTrue();
        assertThat(holder(Issuer.claims("admin").expirationTime(null))).isFalse();
        assertThat(holder(Issuer.claims("admin").notBeforeTime(Issuer.in(Duration.ofMinutes(1)))))
                .isFalse();
        assertThat(holder(Issuer.claims("admin").notBeforeTime(Issuer.in(Duration.ofSeconds(10)))))
                .isTrue();
        assertThat(holder(Issuer.claims("admin").subject(null))).isFalse();
        assertThat(holder(Issuer.claims("admin").subject(" "))).isFalse();
        assertThat(holder(Issuer.claims("admin").subject("a\0b"))).isFalse();
        assertThat(holder(Issuer.claims("admin").subject("x".repeat(201)))).isFalse();
    }

    private boolean holder(JWTClaimsSet.Builder claims) throws Exception {
        return tokens.holder(Issuer.signed(key, JWSAlgorithm.RS256, claims.build()))
                .isPresent();
    }

    @Test
    void keys_that_are_rotated_are_fetched_when_a_token_names_them() throws Exception {
        // Given
        var old = token("risk");
        assertThat(tokens.holder(old)).isPresent();
        // When
        key = issuer.rotate("second");
        // Then
        assertThat(tokens.holder(token("risk"))).isPresent();
        assertThat(tokens.holder(old)).isEmpty();
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void tokens_that_name_no_key_of_the_issuer_do_not_make_it_be_asked_each_time() throws Exception {
        // Given
        var unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        var token = Issuer.signed(
                unknown, JWSAlgorithm.RS256, Issuer.claims("admin").build());
        // When
        for (int i = 0; i < 50; i++) {
            assertThat(tokens.holder(token)).isEmpty();
        }
        // Then
        assertThat(issuer.asked()).isLessThanOrEqualTo(2);
        assertThat(tokens.holder(token("risk"))).isPresent();
    }

    @Test
    void while_the_issuer_is_away_its_keys_count_as_long_as_they_are_known() throws Exception {
        // Given
        assertThat(tokens.holder(token("risk"))).isPresent();
        var beforeAnyWasKnown = new Tokens(issuer.config());
        // When
        issuer.close();
        // Then
        assertThat(tokens.holder(token("risk"))).isPresent();
        assertThatThrownBy(() -> beforeAnyWasKnown.holder(token("risk")))
                .isInstanceOf(Refusal.class)
                .hasMessage("Tokens cannot be verified now; try again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "x",
                "a.b.c",
                "a.b.c.d.e",
                "eyJhbGciOiJSUzI1NiJ9..",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "eyJhbGciOm51bGx9.e30.AA",
                "eyJhbGciOiJub25lIn0.e30.",
                "\u0000.\u0000.\u0000"
            })
    void what_is_no_token_does_not_count(String text) {
        assertThat(tokens.holder(text)).isEmpty();
    }
}
