package scoreline.dashboard.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.stream.Collectors;

/** An error in the form of what was asked: a problem, a page for clients or, of the Open Inference Protocol, as that has it. */
final class Errors {
    private static final String INFERENCE = "/v2";

    private Errors() {}

    /// As the Open Inference Protocol has it.
    ///
    /// @param error one sentence
    record InferenceError(String error) {}

    static MutableHttpResponse<?> answer(HttpRequest<?> request, ProblemType type, Problem problem) {
        return answer(request, HttpResponse.status(type.status()), problem);
    }

    static MutableHttpResponse<?> answer(HttpRequest<?> request, MutableHttpResponse<?> response, Problem problem) {
        if (PersonalPages.isOne(request)) {
            return PersonalPages.error(request, response, ProblemType.of(response.status()));
        }
        // No filter sees an answer to what could not be read as a request.
        StrictHeaders.forbid(response);
        var path = request.getPath();
        if (path.equals(INFERENCE) || path.startsWith(INFERENCE + "/")) {
            return response.body(new InferenceError(sentence(problem))).contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.body(problem).contentType(Problem.MEDIA_TYPE);
    }

    private static String sentence(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail())
                        .collect(Collectors.joining(" ", problem.detail() + " ", ""));
    }
}
