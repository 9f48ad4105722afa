package scoreline.dashboard.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What every answer forbids a browser. A page that needs more says so itself, and so does what may be kept by a cache. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StrictHeaders implements Ordered {
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void filter(HttpRequest<?> request, MutableHttpResponse<?> response) {
        forbid(response);
    }

    static void forbid(MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        unlessSaid(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        unlessSaid(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        unlessSaid(headers, "Referrer-Policy", "no-referrer");
        unlessSaid(headers, "Cross-Origin-Resource-Policy", "same-origin");
        var _ = headers.set("X-Content-Type-Options", "nosniff");
    }

    private static void unlessSaid(MutableHttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            var _ = headers.set(name, value);
        }
    }
}
