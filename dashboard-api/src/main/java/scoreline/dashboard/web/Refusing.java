package scoreline.dashboard.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** A refusal as a problem. */
@Singleton
final class Refusing implements ExceptionHandler<Refusal, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // as the framework declares it
    public HttpResponse<Problem> handle(HttpRequest request, Refusal refusal) {
        return Problems.answer(refusal.type(), refusal.problem());
    }
}
