package scoreline.dashboard.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who asks, by the bearer key of the request. */
@Singleton
final class Callers implements AuthenticationFetcher<HttpRequest<?>> {
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final ExecutorService executor;

    Callers(ApiKeys keys, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.keys = keys;
        this.executor = executor;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        var header = request.getHeaders().getAuthorization().orElse("");
        if (!header.startsWith(BEARER)) {
            return Mono.empty();
        }
        var presented = header.substring(BEARER.length()).strip();
        return Mono.fromCallable(() -> holder(presented)).subscribeOn(Schedulers.fromExecutorService(executor));
    }

    private @Nullable Authentication holder(String presented) throws SQLException {
        return keys.holder(presented)
                .map(holder -> Authentication.build(holder.name(), List.of(holder.role())))
                .orElse(null);
    }
}
