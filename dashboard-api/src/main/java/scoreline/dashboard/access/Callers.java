package scoreline.dashboard.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import scoreline.dashboard.web.Refusal;

/** Who asks, by the key or token in the header Authorization and nowhere else: addresses are logged by whatever they pass. */
@Singleton
final class Callers implements AuthenticationFetcher<HttpRequest<?>> {
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Optional<Tokens> tokens;
    private final Limits limits;
    private final Scheduler blocking;

    Callers(ApiKeys keys, AccessConfig config, Limits limits, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.keys = keys;
        this.tokens = config.tokens().map(Tokens::new);
        this.limits = limits;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        var header = request.getHeaders().getAuthorization().orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Mono.empty();
        }
        var presented = header.substring(BEARER.length()).strip();
        var remembered = keys.remembered(presented);
        return remembered.isPresent()
                ? Mono.fromCallable(() -> admit(remembered.get()))
                : Mono.fromCallable(() -> find(request, presented)).subscribeOn(blocking);
    }

    private @Nullable Authentication find(HttpRequest<?> request, String presented) throws SQLException {
        var found = presented.startsWith(ApiKeys.PREFIX)
                ? key(request, presented)
                : tokens.flatMap(each -> each.holder(presented));
        return found.isEmpty() ? null : admit(found.get());
    }

    private Optional<Caller> key(HttpRequest<?> request, String presented) throws SQLException {
        var held = keys.holder(presented);
        if (held.isPresent()) {
            return held;
        }
        // It may be new, which costs a query: not for an address that keeps guessing.
        limits.mustWait(request.getRemoteAddress().getAddress()).ifPresent(pause -> {
            throw Refusal.tooMany(pause);
        });
        return keys.holderOfNew(presented);
    }

    private Authentication admit(Caller caller) {
        limits.ask(caller).ifPresent(pause -> {
            throw Refusal.tooMany(pause);
        });
        return Authentication.build(caller.name(), caller.roles());
    }
}
