package scoreline.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** A refusal as a problem. */
@Singleton
final class Refusing implements ExceptionHandler<Refusal, HttpResponse<?>> {
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the framework declares it
    public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
        var answer = Errors.answer(request, refusal.type(), refusal.problem());
        if (refusal.pause().isPositive()) {
            // In whole seconds, rounded up.
            long seconds = refusal.pause().plusNanos(999_999_999).toSeconds();
            var _ = answer.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return answer;
    }
}
