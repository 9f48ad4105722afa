package scoreline.dashboard.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/** An error that the framework answers without a word, such as one to a page of another origin, is put in words as any other. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Wordless implements Ordered {
    private static final int FIRST_ERROR = 400;

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void filter(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() >= FIRST_ERROR && response.getBody().isEmpty()) {
            var type = ProblemType.of(response.status());
            var _ = Errors.answer(request, response, Problem.of(type, type.title() + ".", List.of()));
        }
    }
}
