package scoreline.dashboard.client;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.explanation.Cases;
import scoreline.dashboard.web.PersonalPages;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/** What clients are told of themselves, by a link that they were given. */
@Controller(OwnDataResource.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnDataResource {
    static final String PATH = PersonalPages.PATH;

    private final Links links;
    private final Cases cases;

    OwnDataResource(Links links, Cases cases) {
        this.links = links;
        this.cases = cases;
    }

    /**
     * The decision, its reasons and the client's own data: as a page to read and print, or as JSON to take along.
     *
     * @param token of a link that was made for the client
     * @param lang {@code en} or {@code fr}; without it Accept-Language decides
     * @param format {@code html} or {@code json}; without it Accept decides
     */
    @Get("/{token}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @ApiResponse(
            responseCode = "200",
            description = "The client's own data",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OwnData.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    @ApiResponse(
            responseCode = "4XX",
            description = "A problem of the request; as a page where one is asked for",
            content = {
                @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    @ApiResponse(
            responseCode = "5XX",
            description = "A problem here; as a page where one is asked for",
            content = {
                @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
            })
    HttpResponse<?> own(
            HttpRequest<?> request,
            String token,
            @Parameter(
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            allowableValues = {"en", "fr"}))
                    @Nullable
                    @QueryValue
                    String lang,
            @Parameter(
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            allowableValues = {"html", "json"}))
                    @Nullable
                    @QueryValue
                    String format)
            throws SQLException {
        requireOneOf("lang", lang, "en", "fr");
        requireOneOf("format", format, "html", "json");
        return switch (links.open(token)) {
            case Links.Opened.Closed.EXPIRED ->
                throw new Refusal(ProblemType.GONE, "The time of this link is over; ask for a new one.");
            case Links.Opened.Closed.UNKNOWN -> throw unknown();
            case Links.Opened.Found found -> found(request, found, format != null);
        };
    }

    private static void requireOneOf(String name, @Nullable String given, String one, String other) {
        if (given != null && !given.equals(one) && !given.equals(other)) {
            throw Refusal.ofParameter(name, "It must be %s or %s.".formatted(one, other));
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such link.");
    }

    private HttpResponse<?> found(HttpRequest<?> request, Links.Opened.Found found, boolean toKeep)
            throws SQLException {
        var language = PersonalPages.language(request);
        var filed = cases.find(found.applicant(), found.application()).orElseThrow(OwnDataResource::unknown);
        var own = OwnData.of(filed.found(), language, found.expires());
        if (PersonalPages.isAskedFor(request)) {
            return PersonalPages.page(HttpResponse.ok(), language, new OwnPage(own, language).html());
        }
        var json = PersonalPages.privately(HttpResponse.ok(own).contentType(MediaType.APPLICATION_JSON_TYPE), language);
        return toKeep
                ? json.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        language.of(
                                "attachment; filename=\"my-application.json\"",
                                "attachment; filename=\"ma-demande.json\""))
                : json;
    }
}
