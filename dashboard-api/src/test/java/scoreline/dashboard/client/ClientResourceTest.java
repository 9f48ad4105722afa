package scoreline.dashboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.AccessConfig;
import scoreline.dashboard.access.LimitConfig;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.wire.CreditDecision;

class ClientResourceTest {
    private static final String FIVE = "/api/v1/decisions/applicant-5/application-5";

    private final Api api = Api.shared();

    private HttpResponse<String> post(String role, String path, String body) {
        return api.send(api.as(role, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String link(String body) {
        var response = post(Role.RELATIONSHIP_MANAGER, FIVE + "/link", body);
        assertThat(response.statusCode()).isEqualTo(201);
        var path = Api.parse(response.body()).get("path").asText();
        assertThat(response.headers().firstValue("location")).hasValue(path);
        return path;
    }

    /** As a client asks: without a key. */
    private HttpResponse<String> asked(String path, String accept, String language) {
        return api.send(HttpRequest.newBuilder(api.at(path))
                .header("Accept", accept)
                .header("Accept-Language", language)
                .build());
    }

    @Test
    void what_is_known_of_a_client_is_told_field_by_field() {
        // Given
        var application = api.applications().get(5);
        // When
        var told = api.json(FIVE + "/client");
        // Then
        assertThat(told.get("application_at_hand").booleanValue()).isTrue();
        var values = new HashMap<String, String>();
        for (var group : told.get("groups")) {
            for (var field : group.get("fields")) {
                values.put(
                        group.get("group").asText() + " " + field.get("field").asText(),
                        field.get("value").asText());
                assertThat(field.get("used").booleanValue()).isTrue();
            }
        }
        assertThat(values).containsOnlyKeys("LOAN AMT_CREDIT", "HOME CNT_CHILDREN", "LOAN NAME_CONTRACT_TYPE");
        assertThat(Double.parseDouble(values.get("LOAN AMT_CREDIT"))).isEqualTo(application.get("AMT_CREDIT"));
        assertThat(told.get("history")).isEmpty();
    }

    @Test
    void what_somebody_has_is_not_sent_again_and_to_nobody_who_may_see_less() {
        // Given
        var tag = api.get(FIVE + "/client").headers().firstValue("etag").orElseThrow();
        // When
        var again = api.send(
                api.as(Role.RISK, FIVE + "/client").header("If-None-Match", tag).build());
        var less = api.send(api.as(Role.ANALYST, FIVE + "/client")
                .header("If-None-Match", tag)
                .build());
        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(less.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody/application-5", "applicant-5/application-6", "%00/application-5"})
    void of_what_was_not_decided_nothing_is_told_and_no_link_made(String ids) {
        assertThat(api.get("/api/v1/decisions/" + ids + "/client").statusCode()).isEqualTo(404);
        var response = post(Role.ADMIN, "/api/v1/decisions/" + ids + "/link", "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void only_who_serves_clients_makes_links() {
        for (var role : List.of(Role.ANALYST, Role.RISK)) {
            assertThat(post(role, FIVE + "/link", "{}").statusCode()).isEqualTo(403);
        }
        assertThat(post(Role.ADMIN, FIVE + "/link", "{}").statusCode()).isEqualTo(201);
        var nobody = HttpRequest.newBuilder(api.at(FIVE + "/link"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(api.send(nobody).statusCode()).isEqualTo(401);
    }

    @Test
    void a_link_counts_seven_days_unless_another_time_is_asked_for() {
        // When
        var usual = post(Role.ADMIN, FIVE + "/link", "{}");
        var empty = api.send(
                api.as(Role.ADMIN, FIVE + "/link").POST(BodyPublishers.noBody()).build());
        var longest = post(Role.ADMIN, FIVE + "/link", "{\"valid_for\": \"P30D\"}");
        // Then
        assertEnds(usual, Duration.ofDays(7));
        assertEnds(empty, Duration.ofDays(7));
        assertEnds(longest, Duration.ofDays(30));
    }

    private static void assertEnds(HttpResponse<String> response, Duration after) {
        assertThat(response.statusCode()).isEqualTo(201);
        var end = Instant.parse(Api.parse(response.body()).get("expires_at").asText());
        assertThat(Duration.between(Instant.now(), end)).isBetween(after.minusMinutes(2), after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"valid_for\": \"P31D\"}",
                "{\"valid_for\": \"PT0S\"}",
                "{\"valid_for\": \"-P1D\"}",
                "{\"valid_for\": \"P1M\"}",
                "{\"valid_for\": \"PT99999999999999999999H\"}",
                "{\"valid_for\": \"PT9223372036854775807S\"}",
                "{\"valid_for\": \"a week\"}",
                "{\"valid_for\": \"\\u0000\"}",
                "{\"valid_for\": {}}",
                "[1]",
                "\"P7D\"",
                "{",
            })
    void a_time_that_cannot_be_is_refused(String body) {
        var response = post(Role.ADMIN, FIVE + "/link", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void a_client_reads_the_decision_the_reasons_and_their_data_as_a_page() throws Exception {
        // Given
        var path = link("{}");
        for (var language : List.of("en", "fr")) {
            // When
            var response = asked(path, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", language);
            // Then
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
            assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(response.headers().firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                    .startsWith("default-src 'none'");
            var root = parsed(response.body());
            assertThat(root.getAttribute("lang")).isEqualTo(language);
            for (var landmark : List.of("header", "nav", "main", "h1")) {
                assertThat(root.getElementsByTagName(landmark).getLength()).isEqualTo(1);
            }
            assertThat(root.getElementsByTagName("script").getLength()).isZero();
            assertThat(root.getTextContent().replace('\u00a0', ' ').replace('\u202f', ' '))
                    .contains("application-5", "2023/2225", language.equals("fr") ? "1er mars 2026" : "1 March 2026")
                    .contains(
                            Api.parse(asked(path, "application/json", language).body())
                                    .get("decision")
                                    .get("summary")
                                    .asText())
                    .doesNotContain("applicant-6")
                    .doesNotContain("applicant-5");
        }
    }

    private static Element parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        html.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @Test
    void a_client_takes_their_data_along_as_json() {
        // Given
        var path = link("{}");
        // When
        var plain = asked(path, "application/json", "en");
        var kept = asked(path + "?format=json", "text/html", "en");
        // Then
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(kept.body()).isEqualTo(plain.body());
        assertThat(kept.headers().firstValue("content-disposition").orElse("")).startsWith("attachment");
        var told = Api.parse(plain.body());
        assertThat(told.get("application_id").asText()).isEqualTo("application-5");
        assertThat(told.get("decision").get("probability_of_default").doubleValue())
                .isEqualTo(api.decisions().get(5).getProbabilityOfDefault());
        assertThat(told.get("data").get("groups").findValuesAsText("field")).hasSize(3);
        assertThat(told.get("rights")).isNotEmpty();
        assertThat(asked(path, "*/*", "en").body()).isEqualTo(plain.body());
    }

    @Test
    void the_form_is_that_which_is_liked_best() {
        var path = link("{}");
        assertThat(asked(path, "application/json;q=0.5, text/html;q=0.9", "en")
                        .headers()
                        .firstValue("content-type"))
                .hasValue("text/html;charset=utf-8");
        assertThat(asked(path, "application/json, text/html;q=0.9", "en")
                        .headers()
                        .firstValue("content-type"))
                .hasValue("application/json");
        var neither = asked(path, "image/png", "en");
        assertThat(neither.statusCode()).isEqualTo(406);
        assertThat(neither.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void the_language_can_be_chosen_in_the_address() {
        var path = link("{}");
        assertThat(asked(path + "?lang=fr", "text/html", "en").body()).contains("<html", "lang=\"fr\"", "La décision");
        assertThat(asked(path + "?lang=en", "text/html", "fr").body()).contains("The decision");
        assertThat(asked(path + "?lang=de", "text/html", "fr").statusCode()).isEqualTo(400);
        assertThat(asked(path + "?format=pdf", "text/html", "fr").statusCode()).isEqualTo(400);
    }

    @Test
    void a_forged_link_is_answered_like_one_that_never_was() throws Exception {
        // Given
        var path = link("{}");
        var forged = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");
        for (var accept : List.of("text/html", "application/json")) {
            // When
            var one = asked(forged, accept, "en");
            var other = asked("/client/nonsense", accept, "en");
            // Then
            assertThat(one.statusCode()).isEqualTo(404);
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(one.body()).isEqualTo(other.body());
        }
        assertThat(asked(forged, "application/json", "en").headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(parsed(asked(forged, "text/html", "fr").body()).getTextContent())
                .contains("Ce lien n’existe pas");
        assertThat(asked("/client/%00", "application/json", "fr").statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_whose_time_is_over_says_so() throws Exception {
        // Given
        var past = new Links(api.database(), InstantSource.fixed(Instant.now().minus(Duration.ofDays(2))));
        var path = "/client/"
                + past.make("applicant-5", "application-5", Duration.ofDays(1), "test")
                        .token();
        // When
        var problem = asked(path, "application/json", "en");
        var page = asked(path, "text/html", "fr");
        // Then
        assertThat(problem.statusCode()).isEqualTo(410);
        assertThat(Api.parse(problem.body()).get("type").asText()).isEqualTo("/problems/gone");
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(parsed(page.body()).getTextContent()).contains("Ce lien a expiré");
    }

    @Test
    void a_link_to_what_is_gone_opens_nothing() throws Exception {
        var links = new Links(api.database(), InstantSource.system());
        var path = "/client/"
                + links.make("erased", "erased", Duration.ofDays(1), "test").token();
        assertThat(asked(path, "application/json", "en").statusCode()).isEqualTo(404);
        assertThat(asked(path, "text/html", "en").statusCode()).isEqualTo(404);
    }

    @Test
    void whatever_goes_wrong_is_a_page_for_who_reads_pages() throws Exception {
        // Given: somebody whom a bundle judged that is not at hand, and somebody who guesses keys
        try (var own = Api.start(new AccessConfig(Optional.empty(), new LimitConfig(1_000, 1_000, 1)))) {
            var foreign = CreditDecision.newBuilder(own.decisions().getFirst())
                    .setApplicantId("foreign")
                    .setBundleSha256("0".repeat(64))
                    .build();
            Writing.write(own.database(), own.source(), own.source().topics().decisions(), List.of(Keyed.of(foreign)));
            var links = new Links(own.database(), InstantSource.system());
            var path = "/client/"
                    + links.make("foreign", foreign.getApplicationId(), Duration.ofDays(1), "test")
                            .token();
            var guess = HttpRequest.newBuilder(own.at("/api/v1/models"))
                    .header("Authorization", "Bearer slk_guess")
                    .build();
            while (own.send(guess).statusCode() != 429) {
                assertThat(own.send(guess).statusCode()).isIn(401, 429);
            }
            // When
            for (var accept : List.of("text/html", "application/json")) {
                var request = HttpRequest.newBuilder(own.at(path))
                        .header("Accept", accept)
                        .header("Accept-Language", "fr");
                var notAtHand = own.send(request.build());
                var tooMany = own.send(
                        request.header("Authorization", "Bearer slk_guess").build());
                // Then
                assertThat(notAtHand.statusCode()).isEqualTo(503);
                assertThat(tooMany.statusCode()).isEqualTo(429);
                assertThat(tooMany.headers().firstValue("retry-after")).isPresent();
                if (accept.equals("text/html")) {
                    assertPage(notAtHand, "ne peut pas être affichée");
                    assertPage(tooMany, "Trop de demandes");
                } else {
                    assertThat(notAtHand.headers().firstValue("content-type")).hasValue("application/problem+json");
                    assertThat(tooMany.headers().firstValue("content-type")).hasValue("application/problem+json");
                }
            }
            assertPage(
                    own.send(HttpRequest.newBuilder(own.at(path + "?lang=xx"))
                            .header("Accept", "text/html")
                            .header("Accept-Language", "fr")
                            .build()),
                    "Vérifiez que l’adresse est complète");
        }
    }

    private static void assertPage(HttpResponse<String> response, String text) throws Exception {
        assertThat(response.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(response.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .contains("style-src");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(response.headers().firstValue("content-language")).hasValue("fr");
        assertThat(parsed(response.body()).getTextContent()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "text/html;q=x", ";", "*/*;q=-1"})
    void whatever_form_is_asked_for_is_answered(String accept) {
        assertThat(asked("/client/nonsense", accept, "fr").statusCode()).isIn(404, 406);
    }
}
