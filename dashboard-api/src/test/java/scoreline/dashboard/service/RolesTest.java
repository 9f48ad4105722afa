package scoreline.dashboard.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;

/** Who may ask for what: every route that there is, asked for as each role and as nobody. */
class RolesTest {
    private static final String NOBODY = "nobody";

    /** Refusals come at once; what is still being answered then is answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Api api = Api.shared();

    @Test
    void whatever_can_be_asked_for_says_who_may() {
        assertThat(api.answers().routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.getAnnotationMetadata().stringValues(Secured.class))
                        .as(name(route) + " has no @Secured")
                        .isNotEmpty());
    }

    @Test
    void each_role_may_what_the_table_says_and_nothing_else() throws Exception {
        // Given
        String written;
        try (var table = RolesTest.class.getResourceAsStream("roles.txt")) {
            written = new String(table.readAllBytes(), UTF_8);
        }
        // When
        var found = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (var route : routes()) {
                for (var role : roles()) {
                    found.add("%s %s -> %s"
                            .formatted(role, name(route), isAllowed(client, role, route) ? "allowed" : "refused"));
                }
            }
        }
        // Then
        var renewed = Path.of("target", "roles.txt");
        Files.writeString(renewed, String.join("\n", found) + "\n");
        assertThat(found)
                .as(
                        "if each difference is meant, copy %s over src/test/resources/scoreline/dashboard/service/roles.txt",
                        renewed)
                .containsExactlyElementsOf(written.lines().toList());
    }

    /** The router tells some of them twice. */
    private List<UriRouteInfo<?, ?>> routes() {
        var byName = new TreeMap<String, UriRouteInfo<?, ?>>();
        api.answers().routes().forEach(route -> byName.put(name(route), route));
        return List.copyOf(byName.values());
    }

    private static List<String> roles() {
        var roles = new ArrayList<>(Role.ALL);
        roles.add(NOBODY);
        return roles;
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }

    private boolean isAllowed(HttpClient client, String role, UriRouteInfo<?, ?> route) throws Exception {
        var path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*\\}", "x");
        var request = role.equals(NOBODY) ? HttpRequest.newBuilder(api.at(path)) : api.as(role, path);
        try {
            var response = client.send(
                    request.method(route.getHttpMethodName(), HttpRequest.BodyPublishers.noBody())
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            assertThat(status).as(name(route)).isNotIn(429, 503);
            return status != 401 && status != 403;
        } catch (HttpTimeoutException e) {
            return true;
        }
    }
}
