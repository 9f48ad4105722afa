package scoreline.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.web.Refusal;

class KeysResourceTest {
    private static final String SOMETHING = "/api/v1/decisions/applicant-17/application-17";
    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

    private final Api api = Api.shared();

    private HttpResponse<String> make(String body) {
        return api.send(api.as(Role.ADMIN, "/api/v1/keys")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode make(String name, String role) {
        var response = make("{\"name\":\"%s\",\"role\":\"%s\",\"expires_at\":\"%s\"}".formatted(name, role, tomorrow));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Api.parse(response.body());
    }

    private HttpResponse<String> revoke(String name) {
        return api.send(api.as(Role.ADMIN, "/api/v1/keys/" + name).DELETE().build());
    }

    private int ask(String key) {
        return api.send(HttpRequest.newBuilder(api.at(SOMETHING))
                        .header("Authorization", "Bearer " + key)
                        .build())
                .statusCode();
    }

    @Test
    void a_key_is_told_once_and_counts_at_once() {
        // When
        var made = make("told once", Role.ANALYST);
        // Then
        var key = made.get("key").asText();
        assertThat(key).startsWith("slk_").hasSizeGreaterThan(40);
        assertThat(ask(key)).isEqualTo(200);
        var list = api.get("/api/v1/keys").body();
        assertThat(list).contains("told once").doesNotContain(key).doesNotContain("hash");
    }

    @Test
    void a_revoked_key_does_not_count_and_its_name_can_be_used_again() {
        // Given
        var key = make("revoked", Role.ANALYST).get("key").asText();
        assertThat(ask(key)).isEqualTo(200);
        // When
        var revoked = revoke("revoked");
        // Then
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(ask(key)).isEqualTo(401);
        assertThat(revoke("revoked").statusCode()).isEqualTo(404);
        assertThat(ask(make("revoked", Role.RISK).get("key").asText())).isEqualTo(200);
    }

    @Test
    void a_key_that_another_process_revokes_stops_counting_within_ten_seconds() throws Exception {
        // Given
        var key = make("revoked elsewhere", Role.ANALYST).get("key").asText();
        assertThat(ask(key)).isEqualTo(200);
        // When
        assertThat(new ApiKeys(api.database()).revoke("revoked elsewhere")).isTrue();
        // Then
        var deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (ask(key) == 200) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(100);
        }
        assertThat(ask(key)).isEqualTo(401);
    }

    @Test
    void an_expired_key_does_not_count() throws Exception {
        // Given
        var clock = new InstantSourceAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        var keys = new ApiKeys(api.database(), clock);
        var key = keys.make("expiring", Role.ANALYST, clock.now.plusSeconds(2));
        assertThat(keys.holder(key)).isPresent();
        // When
        clock.now = clock.now.plusSeconds(2);
        // Then
        assertThat(keys.remembered(key)).isEmpty();
        assertThat(keys.holder(key)).isEmpty();
        assertThat(keys.holderOfNew(key)).isEmpty();
    }

    @Test
    void what_is_remembered_costs_no_query() throws Exception {
        // Given
        var clock = new InstantSourceAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        var keys = new ApiKeys(api.database(), clock);
        var key = keys.make("remembered", Role.ANALYST, tomorrow);
        assertThat(keys.remembered(key)).isEmpty();
        // When
        assertThat(keys.holder(key)).contains(Caller.ofKey("remembered", Role.ANALYST));
        // Then
        assertThat(keys.remembered(key)).isPresent();
        clock.now = clock.now.plus(ApiKeys.OLDEST);
        assertThat(keys.remembered(key)).isEmpty();
        clock.now = clock.now.minus(ApiKeys.OLDEST).minusSeconds(1);
        assertThat(keys.remembered(key)).as("a clock that is set back").isEmpty();
    }

    @Test
    void two_keys_of_one_name_are_a_conflict() {
        // Given
        var _ = make("twice", Role.ANALYST);
        // When
        var again = make("{\"name\":\"twice\",\"role\":\"risk\",\"expires_at\":\"%s\"}".formatted(tomorrow));
        // Then
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Api.parse(again.body()).get("type").asText()).isEqualTo("/problems/conflict");
    }

    @Test
    void a_key_made_anew_takes_the_place_of_the_old_one() throws Exception {
        // Given
        var keys = new ApiKeys(api.database());
        var old = keys.renew("local", Role.ADMIN, tomorrow);
        assertThat(ask(old)).isEqualTo(200);
        // When
        var fresh = keys.renew("local", Role.ADMIN, tomorrow);
        // Then
        assertThat(keys.holder(fresh)).contains(Caller.ofKey("local", Role.ADMIN));
        assertThat(keys.holder(old)).isEmpty();
        assertThat(ask(fresh)).isEqualTo(200);
        assertThat(ask(old)).isEqualTo(401);
        assertThatThrownBy(() -> keys.make("local", Role.ADMIN, tomorrow)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"role\":\"risk\",\"expires_at\":\"2030-01-01T00:00:00Z\"} | #/name",
                "{\"name\":\"\",\"role\":\"risk\",\"expires_at\":\"2030-01-01T00:00:00Z\"} | #/name",
                "{\"name\":\"a\\u0000b\",\"role\":\"risk\",\"expires_at\":\"2030-01-01T00:00:00Z\"} | #/name",
                "{\"name\":\"a/b\",\"role\":\"risk\",\"expires_at\":\"2030-01-01T00:00:00Z\"} | #/name",
                "{\"name\":\"n\",\"role\":\"root\",\"expires_at\":\"2030-01-01T00:00:00Z\"} | #/role",
                "{\"name\":\"n\",\"role\":\"risk\"} | #/expires_at",
                "{\"name\":\"n\",\"role\":\"risk\",\"expires_at\":\"tomorrow\"} | #/expires_at",
                "{\"name\":\"n\",\"role\":\"risk\",\"expires_at\":\"2020-01-01T00:00:00Z\"} | #/expires_at",
                "{\"name\":\"n\",\"role\":\"risk\",\"expires_at\":\"+999999999-12-31T00:00:00Z\"} | #/expires_at",
            })
    void a_key_that_cannot_be_made_says_where_why(String body, String pointer) {
        // When
        var response = make(body);
        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        var errors = Api.parse(response.body()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("pointer").asText()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "7", "\"x\"", "{\"name\":{}}", "{\"name\":[1]}", "{\"other\":1}"})
    void a_body_that_is_none_is_a_problem(String body) {
        // When
        var response = make(body);
        // Then
        assertThat(response.statusCode()).isIn(400, 422);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void keys_are_listed_newest_first_a_page_at_a_time() {
        // Given
        var _ = make("page 1", Role.ANALYST);
        var _ = make("page 2", Role.ANALYST);
        var all = new ArrayList<String>();
        // When
        var path = "/api/v1/keys?limit=2";
        while (true) {
            var page = api.json(path);
            StreamSupport.stream(page.get("items").spliterator(), false)
                    .map(each -> each.get("name").asText())
                    .forEach(all::add);
            if (page.get("next").isNull()) {
                break;
            }
            path = "/api/v1/keys?limit=2&cursor=" + page.get("next").asText();
        }
        // Then
        var once = StreamSupport.stream(
                        api.json("/api/v1/keys?limit=500").get("items").spliterator(), false)
                .map(each -> each.get("name").asText())
                .toList();
        assertThat(all).containsExactlyElementsOf(once).containsSubsequence("page 2", "page 1", "test analyst");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=501", "limit=x", "limit=99999999999", "cursor=x", "cursor=%00", "cursor=AAAA"})
    void a_page_that_there_cannot_be_is_refused(String query) {
        // When
        var response = api.get("/api/v1/keys?" + query);
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "%00", "a%2Fb", "%20"})
    void what_is_not_there_cannot_be_revoked(String name) {
        assertThat(revoke(name).statusCode()).isEqualTo(404);
    }
}
