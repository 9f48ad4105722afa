package scoreline.dashboard.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import scoreline.dashboard.web.Refusal;

/** Counts by address who could not sign in, and tells the others how to (RFC 6750). */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Unknown implements Ordered {
    private final Limits limits;

    Unknown(Limits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @ResponseFilter
    void count(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() != HttpStatus.UNAUTHORIZED.getCode()) {
            return;
        }
        limits.fail(request.getRemoteAddress().getAddress()).ifPresent(pause -> {
            throw Refusal.tooMany(pause);
        });
        var _ = response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
