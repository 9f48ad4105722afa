package scoreline.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;

/** The dashboard's files over HTTP, without a key. */
class PagesResourceTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final Api api = Api.shared();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/now",
                "/index.html",
                "/clients/applicant-1/application-1",
                "/clients/a.b/c.d",
                "/clients/%00/%2e%2e%2f",
                "/apiary",
                "/clients/api/v2?x=%ff"
            })
    void any_address_of_the_dashboard_is_answered_with_its_page(String path) throws Exception {
        // When
        var response = get(path);
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).contains("<div id=\"app\">");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v1/nothing",
                "/v2/nothing",
                "/client",
                "/health/nothing",
                "/metrics/nothing",
                "/assets/nothing.js",
                "/assets/../assets/nothing.js",
                "/favicon.ico"
            })
    void what_is_missing_elsewhere_is_missing(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_program_that_mistakes_an_address_is_told_so() throws Exception {
        // When
        var response = client.send(
                HttpRequest.newBuilder(api.at("/API/v1/decisions"))
                        .header("Accept", "*/*")
                        .build(),
                BodyHandlers.ofString());
        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void the_page_has_no_script_and_no_style_of_its_own() throws Exception {
        assertThat(get("/").body())
                .doesNotContain("<style", " style=", " onload=")
                .doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void what_has_its_hash_in_its_name_is_kept_for_ever() throws Exception {
        // When
        var script = get(script());
        // Then
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    }

    @Test
    void a_reader_is_sent_the_form_that_it_accepts() throws Exception {
        // Given
        var path = script();
        var plain = get(path).body().getBytes(StandardCharsets.UTF_8);
        // When
        var gzip = bytes(path, "gzip;q=0.5, br;q=0");
        var brotli = bytes(path, "gzip, deflate, br");
        // Then
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(unpressed(gzip.body())).isEqualTo(plain);
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(brotli.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(brotli.body().length).isLessThan(gzip.body().length);
    }

    @Test
    void who_has_a_page_already_is_told_so() throws Exception {
        // Given
        var tag = get("/").headers().firstValue("ETag").orElseThrow();
        // When
        var response = send(HttpRequest.newBuilder(api.at("/now")).header("If-None-Match", tag));
        // Then
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void heads_are_told_without_bodies_and_nothing_can_be_sent() throws Exception {
        // When
        var head = send(HttpRequest.newBuilder(api.at("/now")).HEAD());
        var post = send(HttpRequest.newBuilder(api.at("/now")).POST(HttpRequest.BodyPublishers.ofString("{}")));
        // Then
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(post.statusCode()).isEqualTo(405);
    }

    @Test
    void a_method_that_a_resource_does_not_know_is_still_refused_as_such() {
        assertThat(api.get("/api/v1/score").statusCode()).isEqualTo(405);
    }

    private String script() throws Exception {
        var found = SCRIPT.matcher(get("/").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(api.at(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.header("Accept", "text/html, */*;q=0.8").build(), BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(String path, String accepted) throws Exception {
        return client.send(
                HttpRequest.newBuilder(api.at(path))
                        .header("Accept-Encoding", accepted)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static byte[] unpressed(byte[] pressed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(pressed))) {
            return in.readAllBytes();
        }
    }
}
