package scoreline.dashboard.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.security.Principal;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.request.Requests.Known;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/**
 * A POST that is sent twice with one Idempotency-Key is done once, and answered the same twice.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP Header
 *     Field</a>
 */
@ServerFilter(patterns = "/api/v1/**", methods = HttpMethod.POST)
final class DoneOnce implements Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(DoneOnce.class);

    static final String KEY = "Idempotency-Key";

    /** On an answer that is given again. */
    static final String REPLAYED = "Idempotency-Replayed";

    /** A text as structured fields have it, or the same without its quotes. */
    private static final Pattern WRITTEN = Pattern.compile("\"?([!#-\\[\\]-~ ]{1,255}?)\"?");

    private final Requests requests;
    private final JsonMapper json;

    DoneOnce(Requests requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /** After it is known who asks. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> once(HttpRequest<?> request, FilterContinuation<HttpResponse<?>> continuation)
            throws SQLException, IOException {
        var written = request.getHeaders().get(KEY);
        if (written == null) {
            return continuation.proceed();
        }
        var key = new Sealed(request.getUserPrincipal().map(Principal::getName).orElse(""), key(written));
        var said = Sealed.hash(request.getUri().toString().getBytes(UTF_8), body(request));
        return switch (requests.begin(key.name(), said)) {
            case Known.New _ -> first(key, continuation);
            case Known.Done(byte[] answer) ->
                Answer.read(key.open(answer)).response().header(REPLAYED, "true");
            case Known.InFlight _ ->
                throw new Refusal(ProblemType.CONFLICT, "The request with this idempotency key is being answered.");
            case Known.Another _ ->
                throw new Refusal(
                        ProblemType.UNUSABLE_CONTENT, "This idempotency key was sent with another request before.");
        };
    }

    private HttpResponse<?> first(Sealed key, FilterContinuation<HttpResponse<?>> continuation)
            throws SQLException, IOException {
        @Nullable Answer answer = null;
        try {
            var response = continuation.proceed();
            if (mayChange(response.code())) {
                return response;
            }
            answer = Answer.of(response, json);
            return answer.response();
        } finally {
            end(key, answer);
        }
    }

    /** Whether the same request may be answered otherwise a moment later: nothing was done. */
    private static boolean mayChange(int status) {
        return status >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                || status == HttpStatus.TOO_MANY_REQUESTS.getCode()
                || status == HttpStatus.CONFLICT.getCode();
    }

    /// @param answer null where there is none to give again
    private void end(Sealed key, @Nullable Answer answer) {
        try {
            if (answer == null) {
                requests.giveUp(key.name());
            } else {
                requests.end(key.name(), key.seal(answer.written()));
            }
        } catch (SQLException e) {
            // It is done, and its caller must hear of it.
            LOG.atWarn().addKeyValue("sqlstate", e.getSQLState()).log("an answer could not be kept to be given again");
        }
    }

    private static String key(String written) {
        var matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches() || matcher.group(1).isBlank()) {
            throw new Refusal(
                    ProblemType.INVALID_REQUEST,
                    "The header Idempotency-Key cannot be used.",
                    new Problem.Fault(KEY, "It must be a text of 1 to 255 characters of ASCII."));
        }
        return matcher.group(1);
    }

    private static byte[] body(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> received)) {
            throw new IllegalStateException("a request that was not received");
        }
        try (var copy = received.byteBody()
                .split(SplitBackpressureMode.FASTEST)
                .buffer()
                .join()) {
            return copy.toByteArray();
        } catch (CompletionException e) {
            // Such as one of a body that is too large, which is answered as such.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
