package scoreline.dashboard.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody expected: where it happened is logged, and no message, which may quote what somebody sent or a row. */
@Singleton
final class Failing implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(Failing.class);

    private static final int FRAMES = 12;

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the framework declares it
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        LOG.atError()
                .addKeyValue("failure", failure.getClass().getName())
                .addKeyValue(
                        "at",
                        Arrays.stream(failure.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(" < ")))
                .log("a request failed");
        var type = ProblemType.FAILED;
        return Errors.answer(request, type, Problem.of(type, type.title() + ".", List.of()));
    }
}
