package scoreline.dashboard.watch;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Cursor;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;

/** Windows of decisions, held against the population of training. */
@Controller("/api/v1/drift")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DriftResource {
    private static final int MOST_WINDOWS = 200;

    private final Windows windows;
    private final Pages pages;

    DriftResource(Windows windows, Pages pages) {
        this.windows = windows;
        this.pages = pages;
    }

    /**
     * Windows, the newest first, each as its newest revision says.
     *
     * @param bundle SHA-256 of a bundle
     * @param from only windows that end after this time, ISO 8601, UTC
     * @param to only windows that end at this time or before
     * @param size only windows of this size, as PT1H
     * @param segment only windows of this segment, as NAME_CONTRACT_TYPE=Cash loans; empty for those of all decisions
     * @param limit elements of a page, 1 to 500, 50 unless said otherwise
     * @param cursor where to read on, as the page before said
     */
    @Get("/windows")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "A part of the list")
    Page<WindowSummary> windows(
            HttpRequest<?> request,
            @Nullable @QueryValue String bundle,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String size,
            @Nullable @QueryValue String segment,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor)
            throws SQLException {
        int most = Page.limit(limit);
        var language = Languages.of(request);
        var found = windows.list(filter(bundle, from, to, Asked.size(size), segment), last(cursor), most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new Page<>(
                shown.stream().map(each -> WindowSummary.of(each, language)).toList(),
                found.size() > most ? cursor(shown.getLast()) : null);
    }

    private static Windows.Filter filter(
            @Nullable String bundle,
            @Nullable String from,
            @Nullable String to,
            @Nullable Duration size,
            @Nullable String segment) {
        if (segment != null && !Asked.isText(segment)) {
            throw Refusal.ofParameter("segment", "It is no text.");
        }
        return new Windows.Filter(
                Asked.sha256("bundle", bundle), Asked.time("from", from), Asked.time("to", to), size, segment);
    }

    private static String cursor(Outline last) {
        return Cursor.after(
                        Long.toString(last.end().toEpochMilli()),
                        Long.toString(last.start().toEpochMilli()),
                        last.id())
                .written();
    }

    private static Windows.@Nullable Last last(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var read = Cursor.read(cursor, 3);
        return new Windows.Last(
                Asked.cursorTime(read.number(0)),
                Asked.cursorTime(read.number(1)),
                WindowId.key(read.parts().getLast())
                        .orElseThrow(() -> Refusal.ofParameter("cursor", "It is none that this list gave.")));
    }

    /**
     * Everything that is reported of a window.
     *
     * @param id of the window
     * @param revision a former one; the newest unless said otherwise
     */
    @Get("/windows/{id}")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "The window")
    WindowDocument window(HttpRequest<?> request, String id, @Nullable @QueryValue String revision)
            throws SQLException {
        return WindowDocument.of(find(id, revision), Languages.of(request));
    }

    private Windows.Stored find(String id, @Nullable String revision) throws SQLException {
        var number = Asked.number("revision", revision, 0, Integer.MAX_VALUE);
        var key = WindowId.key(id);
        var found = key.isEmpty() ? Optional.<Windows.Stored>empty() : windows.find(key.get(), number);
        return found.orElseThrow(() -> Refusal.notFound("No such window was reported."));
    }

    /**
     * A window as a page that people read.
     *
     * @param id of the window
     * @param revision a former one; the newest unless said otherwise
     * @param language en or fr, where it is not to be the one that the request accepts
     */
    @Get(value = "/windows/{id}/page", produces = MediaType.TEXT_HTML)
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "One file, without anything from elsewhere",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    HttpResponse<String> page(
            HttpRequest<?> request,
            String id,
            @Nullable @QueryValue String revision,
            @Nullable @QueryValue String language)
            throws SQLException {
        var reader = language(request, language);
        var found = find(id, revision);
        var twin = "page?language=" + reader.of("fr", "en") + (revision == null ? "" : "&revision=" + revision);
        return HttpResponse.ok(pages.html(found.report(), reader, twin))
                .contentType(MediaType.of(MediaType.TEXT_HTML + ";charset=utf-8"));
    }

    private static Language language(HttpRequest<?> request, @Nullable String asked) {
        var word = Asked.word("language", asked, List.of("en", "fr"));
        if (word == null) {
            return Languages.of(request);
        }
        return word.equals("fr") ? Language.FRENCH : Language.ENGLISH;
    }

    /**
     * What was found of each feature in window after window, for a heat map.
     *
     * @param features names, separated by commas; the 20 that ask most for attention unless said otherwise
     * @param bundle SHA-256 of a bundle; that of the newest window unless said otherwise
     * @param size of the windows, as PT1H; that of the newest window unless said otherwise
     * @param segment as NAME_CONTRACT_TYPE=Cash loans; all decisions unless said otherwise
     * @param from only windows that end after this time, ISO 8601, UTC
     * @param to only windows that end at this time or before
     * @param limit at most so many windows, the newest; 1 to 200, and 200 unless said otherwise
     */
    @Get("/features")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "The windows side by side")
    FeaturesOverTime features(
            HttpRequest<?> request,
            @Nullable @QueryValue String features,
            @Nullable @QueryValue String bundle,
            @Nullable @QueryValue String size,
            @Nullable @QueryValue String segment,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String limit)
            throws SQLException {
        var asked = filter(bundle, from, to, Asked.size(size), segment == null ? "" : segment);
        var most = Asked.number("limit", limit, 1, MOST_WINDOWS);
        var newest = windows.list(asked, null, 1);
        var found = newest.isEmpty()
                ? newest
                : windows.list(alike(asked, newest.getFirst()), null, most == null ? MOST_WINDOWS : most);
        var names = features == null
                ? List.<String>of()
                : Stream.of(features.split(",", -1))
                        .map(String::strip)
                        .distinct()
                        .toList();
        return FeaturesOverTime.of(found, names, Languages.of(request));
    }

    /** Windows that can stand side by side. */
    private static Windows.Filter alike(Windows.Filter asked, Outline newest) {
        return new Windows.Filter(newest.bundle().sha256(), asked.from(), asked.to(), newest.size(), asked.segment());
    }
}
