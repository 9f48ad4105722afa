package scoreline.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;

/** Who is let in, over HTTP. */
class CallersTest {
    private static final String SOMETHING = "/api/v1/decisions/applicant-17/application-17";

    private static HttpResponse<String> ask(Api api, String authorization) {
        return api.send(HttpRequest.newBuilder(api.at(SOMETHING))
                .header("Authorization", authorization)
                .build());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Api.parse(response.body()).get("type").asText()).isEqualTo("/problems/" + type);
    }

    @Test
    void a_token_lets_in_whom_the_issuer_says_and_nobody_else() throws Exception {
        try (var issuer = new Issuer();
                var api = Api.start(new AccessConfig(Optional.of(issuer.config()), Api.HARDLY_LIMITED))) {
            // Given
            var key = issuer.rotate("first");
            var risk = Issuer.signed(
                    key, JWSAlgorithm.RS256, Issuer.claims(List.of("risk")).build());
            var noRole = Issuer.signed(
                    key, JWSAlgorithm.RS256, Issuer.claims(List.of("x")).build());
            var forged = Issuer.signedWithThePublicKey(
                    key, Issuer.claims(List.of("admin")).build());
            // When / Then
            assertThat(ask(api, "Bearer " + risk).statusCode()).isEqualTo(200);
            assertThat(ask(api, "bearer  " + risk).statusCode()).isEqualTo(200);
            assertProblem(ask(api, "Bearer " + noRole), 403, "not-allowed");
            var refused = ask(api, "Bearer " + forged);
            assertProblem(refused, 401, "not-signed-in");
            assertThat(refused.headers().firstValue("www-authenticate")).hasValue("Bearer");
            assertProblem(
                    ask(api, "Bearer " + Issuer.unsigned(Issuer.claims("admin").build())), 401, "not-signed-in");
            assertProblem(ask(api, "Basic YTpi"), 401, "not-signed-in");
        }
    }

    @Test
    void while_the_issuers_keys_were_never_had_tokens_are_not_answered_and_keys_are() throws Exception {
        // Given
        var issuer = new Issuer();
        var key = issuer.rotate("first");
        var risk = Issuer.signed(
                key, JWSAlgorithm.RS256, Issuer.claims(List.of("risk")).build());
        issuer.close();
        try (var api = Api.start(new AccessConfig(Optional.of(issuer.config()), Api.HARDLY_LIMITED))) {
            // When / Then
            assertProblem(ask(api, "Bearer " + risk), 503, "unavailable");
            assertThat(api.get(SOMETHING).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void while_it_cannot_be_known_which_keys_count_none_does() throws Exception {
        try (var api = Api.start()) {
            // Given
            assertThat(api.get(SOMETHING).statusCode()).isEqualTo(200);
            try (var connection = api.database().writing();
                    var statement = connection.createStatement()) {
                boolean _ = statement.execute("alter table api_key rename to gone");
                connection.commit();
            }
            // When / Then
            assertProblem(ask(api, "Bearer slk_unknown"), 503, "unavailable");
            var deadline = Instant.now().plus(ApiKeys.OLDEST).plusSeconds(2);
            while (api.get(SOMETHING).statusCode() == 200) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(100);
            }
            assertProblem(api.get(SOMETHING), 503, "unavailable");
        }
    }

    @Test
    void a_key_in_the_address_is_not_looked_at() throws Exception {
        // Given
        var api = Api.shared();
        var key = new ApiKeys(api.database())
                .renew("in the address", Role.ADMIN, Instant.now().plus(Duration.ofHours(1)));
        assertThat(ask(api, "Bearer " + key).statusCode()).isEqualTo(200);
        // When / Then
        for (var place : List.of(
                "?access_token=", "?key=", "?api_key=", "?token=", "?authorization=Bearer%20", "?apikey=", "/")) {
            var response = api.send(HttpRequest.newBuilder(api.at(SOMETHING + place + key))
                    .header("Cookie", "JWT=" + key + "; access_token=" + key)
                    .header("X-API-Key", key)
                    .build());
            assertThat(response.statusCode()).as(place).isIn(401, 404);
            assertThat(response.body()).doesNotContain(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer slk_", "Bearer slk_x", "Bearer x.y.z", "slk_x", "Digest x"})
    void what_lets_nobody_in_is_a_problem(String authorization) {
        assertProblem(ask(Api.shared(), authorization), 401, "not-signed-in");
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_back_and_others_are_answered() {
        try (var api = Api.start(new AccessConfig(Optional.empty(), new LimitConfig(1, 5, 1_000)))) {
            // When
            HttpResponse<String> response = api.get(SOMETHING);
            for (int i = 0; i < 20 && response.statusCode() == 200; i++) {
                response = api.get(SOMETHING);
            }
            // Then
            assertProblem(response, 429, "too-many-requests");
            assertThat(response.headers().firstValue("retry-after")).hasValue("1");
            assertThat(api.send(api.as(Role.RISK, SOMETHING).build()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_address_that_keeps_guessing_must_wait_and_whoever_has_a_key_there_need_not() {
        try (var api = Api.start(new AccessConfig(Optional.empty(), new LimitConfig(1_000, 1_000, 3)))) {
            // Given
            assertThat(api.get(SOMETHING).statusCode()).isEqualTo(200);
            // When
            for (int i = 0; i < 3; i++) {
                assertProblem(ask(api, "Bearer slk_guess" + i), 401, "not-signed-in");
            }
            // Then
            var guess = ask(api, "Bearer slk_guess");
            assertProblem(guess, 429, "too-many-requests");
            assertThat(Integer.parseInt(
                            guess.headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(1, 20);
            assertProblem(ask(api, "Bearer x.y.z"), 429, "too-many-requests");
            assertProblem(ask(api, ""), 429, "too-many-requests");
            assertThat(api.get(SOMETHING).statusCode()).isEqualTo(200);
            var metrics = api.send(HttpRequest.newBuilder(api.at("/metrics")).build());
            assertThat(metrics.body())
                    .contains("scoreline_turned_away_total{status=\"401\"} 3.0")
                    .contains("scoreline_turned_away_total{status=\"429\"} 3.0");
        }
    }

    @Test
    void no_more_callers_are_remembered_than_there_is_memory_for() throws Exception {
        // Given
        var limits = new Limits(AccessConfig.usual());
        // When
        for (int i = 0; i < 3 * Limits.REMEMBERED; i++) {
            assertThat(limits.ask(Caller.ofToken("subject " + i, List.of()))).isEmpty();
            assertThat(limits.fail(
                            InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i})))
                    .isEmpty();
        }
        // Then
        assertThat(limits.remembered()).isEqualTo(2 * Limits.REMEMBERED);
    }

    @Test
    void addresses_of_one_network_of_ipv6_count_as_one() throws Exception {
        // Given
        var limits = new Limits(new AccessConfig(Optional.empty(), new LimitConfig(1, 1, 1)));
        // When
        assertThat(limits.fail(InetAddress.getByName("2001:db8::1"))).isEmpty();
        // Then
        assertThat(limits.fail(InetAddress.getByName("2001:db8::2"))).isPresent();
        assertThat(limits.mustWait(InetAddress.getByName("2001:db8::3"))).isPresent();
        assertThat(limits.mustWait(InetAddress.getByName("2001:db8:0:1::1"))).isEmpty();
    }
}
