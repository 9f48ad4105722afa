package scoreline.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the order asked for
 * @param next cursor of the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Elements of a page unless fewer or more are asked for. */
    public static final int USUAL = 50;

    public static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * How many elements a page may have.
     *
     * @throws Refusal if more than {@link #MOST} or fewer than one are asked for
     */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw Refusal.ofParameter("limit", "It must be from 1 to " + MOST + ".");
        }
        return asked;
    }

    /** With a link to the next part beside its cursor (RFC 8288). */
    public HttpResponse<Page<T>> answer(HttpRequest<?> request) {
        return linked(HttpResponse.ok(this), request, next);
    }

    /** The same for what is no page but has a next one. */
    public static <A> MutableHttpResponse<A> linked(
            MutableHttpResponse<A> answer, HttpRequest<?> request, @Nullable String next) {
        if (next == null) {
            return answer;
        }
        var asked = Objects.requireNonNullElse(request.getUri().getRawQuery(), "");
        var query = Stream.concat(
                        Stream.of(asked.split("&", -1)).filter(each -> !each.isEmpty() && !each.startsWith("cursor=")),
                        Stream.of("cursor=" + next))
                .collect(Collectors.joining("&"));
        return answer.header(
                HttpHeaders.LINK,
                "<%s?%s>; rel=\"next\"".formatted(request.getUri().getRawPath(), query));
    }
}
