package scoreline.dashboard.web;

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
        return Errors.answer(request, refusal.type(), refusal.problem());
    }
}
