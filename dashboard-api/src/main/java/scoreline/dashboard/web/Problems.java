package scoreline.dashboard.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/** Every error that no resource has worded, as a problem. */
@Singleton
@Primary
final class Problems implements ErrorResponseProcessor<Object> {
    @Override
    @SuppressWarnings("unchecked") // the body's type is that of the form, which nobody relies on
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var type = ProblemType.of(response.status());
        var faults = type == ProblemType.INVALID_REQUEST ? faults(context.getErrors()) : List.<Problem.Fault>of();
        return (MutableHttpResponse<Object>)
                Errors.answer(context.getRequest(), response, Problem.of(type, type.title() + ".", faults));
    }

    /** Only where something is; what the framework says of it quotes what was sent. */
    private static List<Problem.Fault> faults(List<Error> errors) {
        return errors.stream()
                .flatMap(error -> error.getPath().stream())
                .map(path -> new Problem.Fault(path.startsWith("/") ? path.substring(1) : path, "It cannot be read."))
                .toList();
    }
}
