package scoreline.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import scoreline.plots.Language;

/**
 * Answers with what never changes as long as it is there: whoever has it already is told so, and nothing more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match">RFC 9110, If-None-Match</a>
 */
public final class Unchanging {
    /** Of this process: the next version may say the same in other words. */
    private static final String EDITION = UUID.randomUUID().toString().substring(0, 8);

    private Unchanging() {}

    /// What concerns nobody, and may be kept by who asks each time whether it is still so.
    ///
    /// @param mark as for [#answer]
    public static <T> MutableHttpResponse<T> openAnswer(HttpRequest<?> request, String mark, Supplier<T> content) {
        return answer(request, mark, content)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    /// What never changes but for its words.
    ///
    /// @param mark stands for what is told in words
    public static <T> MutableHttpResponse<T> wordedAnswer(
            HttpRequest<?> request, String mark, Language language, Supplier<T> content) {
        return answer(request, mark + '-' + language.code() + '-' + EDITION, content)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    /// @param mark stands for the content, to the last bit; letters, digits and hyphens
    /// @param content asked for where it is sent
    public static <T> MutableHttpResponse<T> answer(HttpRequest<?> request, String mark, Supplier<T> content) {
        var tag = '"' + mark + '"';
        MutableHttpResponse<T> answer =
                isKnown(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(content.get());
        return answer.header(HttpHeaders.ETAG, tag);
    }

    private static boolean isKnown(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals("*") || known.equals(tag));
    }
}
