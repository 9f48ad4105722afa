package scoreline.dashboard.audit;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/**
 * Logs each request that is answered. Not those that come too often, lest anybody could fill the table, and not those about the
 * service's health.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Auditing implements Ordered {
    private static final List<String> LOGGED = List.of("/api/v1/", "/v2/");
    private static final String HEALTH = "/v2/health/";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Of a method that nobody knows. */
    private static final int LONGEST_METHOD = 20;

    private final AuditLog log;
    private final InstantSource clock = InstantSource.system();

    Auditing(AuditLog log) {
        this.log = log;
    }

    /** Outermost but for headers: the status is final. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @RequestFilter
    void refuseWhatCannotBeLogged(HttpRequest<?> request) {
        if (log.isBehind() && isLogged(request)) {
            throw new Refusal(ProblemType.UNAVAILABLE, "Nothing is answered that cannot be logged; try again.");
        }
    }

    @ResponseFilter
    void log(HttpRequest<?> request, HttpResponse<?> response) {
        if (!isLogged(request) || response.code() == HttpStatus.TOO_MANY_REQUESTS.getCode() || log.isBehind()) {
            return;
        }
        var caller = request.getUserPrincipal(Authentication.class);
        var method = request.getMethodName();
        log.write(new Entry(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.map(Authentication::getName).orElse(null),
                caller.map(each -> String.join(" ", new TreeSet<>(each.getRoles())))
                        .orElse(null),
                READING.contains(request.getMethod()) ? "read" : "write",
                method.substring(0, Math.min(method.length(), LONGEST_METHOD)),
                template(request),
                Concerning.hash(request),
                response.code()));
    }

    /** By the route, if there is one: one path can be written in several ways. */
    private static boolean isLogged(HttpRequest<?> request) {
        var template = template(request);
        var path = template == null ? request.getPath() : template;
        return LOGGED.stream().anyMatch(path::startsWith) && !path.startsWith(HEALTH);
    }

    private static @Nullable String template(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
                .orElse(null);
    }
}
