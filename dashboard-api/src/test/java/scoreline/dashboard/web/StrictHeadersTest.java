package scoreline.dashboard.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;

class StrictHeadersTest {
    private static final String SOMETHING = "/api/v1/decisions/applicant-17/application-17";

    private final Api api = Api.shared();

    private static void assertStrict(HttpResponse<String> response) {
        var headers = response.headers();
        assertThat(headers.firstValue("content-security-policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("cache-control")).hasValue("no-store");
        assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("server")).isEmpty();
    }

    @Test
    void every_answer_is_strict() {
        assertStrict(api.get(SOMETHING));
        assertStrict(api.get("/api/v1/decisions/applicant-17/application-18"));
        assertStrict(api.get("/api/nowhere"));
        assertStrict(api.get("/api/v1/keys?limit=0"));
        assertStrict(api.get("/api/v1/keys?limit=x"));
        assertStrict(api.send(HttpRequest.newBuilder(api.at(SOMETHING)).build()));
        assertStrict(api.send(api.as(Role.ANALYST, "/api/v1/keys").build()));
        assertStrict(api.send(api.as(Role.ADMIN, SOMETHING).DELETE().build()));
        assertStrict(api.send(api.as(Role.ADMIN, SOMETHING)
                .method("HEAD", BodyPublishers.noBody())
                .build()));
        assertStrict(api.send(api.as(Role.ADMIN, "/api/v1/keys")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))
                .build()));
        assertStrict(api.send(
                api.as(Role.ADMIN, SOMETHING).header("Accept", "image/png").build()));
        assertStrict(api.send(api.as(Role.ADMIN, "/api/v1/keys")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(3_000_000)))
                .build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /api/v1/decisions/%zz/x HTTP/1.1",
                "GET /api/v1/decisions/%ff/x HTTP/1.1",
                "GET /api/v1/keys?limit=%zz HTTP/1.1",
                "GET http://[ HTTP/1.1",
                "FETCH /api/v1/keys HTTP/1.1",
                "GET /\\ HTTP/1.1",
                "TRACE / HTTP/1.1"
            })
    void an_answer_to_what_is_hardly_a_request_is_strict_and_no_failure(String line) throws IOException {
        // When
        var answer = ask(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        // Then
        assertStrictText(answer);
    }

    @Test
    void an_answer_to_what_is_too_long_is_strict_and_no_failure() throws IOException {
        assertStrictText(
                ask("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        assertStrictText(
                ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\nConnection: close\r\n\r\n"));
    }

    private static void assertStrictText(String answer) {
        assertThat(answer)
                .containsPattern("^http/1\\.[01] 4")
                .contains("nosniff")
                .contains("default-src 'none'");
        assertThat(answer).contains("application/problem+json").doesNotContain("\r\nserver:");
    }

    private String ask(String request) throws IOException {
        var at = api.at("/");
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1).toLowerCase(Locale.ROOT);
        }
    }
}
