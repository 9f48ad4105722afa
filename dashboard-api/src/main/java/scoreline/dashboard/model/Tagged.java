package scoreline.dashboard.model;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.function.Supplier;

/** Answers that are the same as long as their tag is: whoever has one already is not sent it again. */
public final class Tagged {
    private static final String WEAK = "W/";

    private Tagged() {}

    /// @param tag of what would be answered
    /// @param answer made where the asker does not have it
    public static <T> MutableHttpResponse<T> answer(HttpRequest<?> request, String tag, Supplier<T> answer) {
        var quoted = '"' + tag + '"';
        MutableHttpResponse<T> response =
                isHeld(request, quoted) ? HttpResponse.notModified() : HttpResponse.ok(answer.get());
        return response.header(HttpHeaders.ETAG, quoted)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static boolean isHeld(HttpRequest<?> request, String quoted) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .map(held -> held.startsWith(WEAK) ? held.substring(WEAK.length()) : held)
                .anyMatch(held -> held.equals("*") || held.equals(quoted));
    }
}
