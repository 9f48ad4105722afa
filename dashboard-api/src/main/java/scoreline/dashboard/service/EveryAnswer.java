package scoreline.dashboard.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.service.operations.Metrics;

/** Says with every answer how far the tables are behind, measures how long it took, and counts who was turned away. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EveryAnswer implements Ordered {
    /** Records on the topics that are not in the tables yet; left out where nobody knows. */
    static final String BEHIND = "Scoreline-Behind";

    private static final String BEGAN = "scoreline.began";

    private final Freshness freshness;
    private final Metrics metrics;
    private final Map<Integer, Counter> turnedAway;

    EveryAnswer(Freshness freshness, Metrics metrics) {
        this.freshness = freshness;
        this.metrics = metrics;
        this.turnedAway = Stream.of(HttpStatus.UNAUTHORIZED, HttpStatus.TOO_MANY_REQUESTS)
                .map(HttpStatus::getCode)
                .collect(Collectors.toMap(
                        code -> code,
                        code -> metrics.counter(
                                "scoreline.turned.away",
                                "Answers to who is not known (401) or asks too often (429)",
                                "status",
                                Integer.toString(code))));
    }

    /** Around all other filters, so that what they refuse is an answer, too. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var behind = freshness.behind();
        if (behind.isPresent()) {
            var _ = response.header(BEHIND, Long.toString(behind.getAsLong()));
        }
        var counter = turnedAway.get(response.code());
        if (counter != null) {
            counter.increment();
        }
        request.getAttribute(BEGAN, Long.class)
                .ifPresent(began -> latency(request, response).record(Duration.ofNanos(System.nanoTime() - began)));
    }

    /** By the template of the path, which names nobody. */
    private Timer latency(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var route = BasicHttpAttributes.getUriTemplate(request).orElse("none");
        return metrics.latency(
                "scoreline.answer",
                "From a request to its answer",
                "route",
                route,
                "status",
                response.code() / 100 + "xx");
    }
}
