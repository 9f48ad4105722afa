package scoreline.dashboard.client;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;

/** What clients are told of themselves, by a link that they were given. */
@Controller(OwnDataResource.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnDataResource {
    static final String PATH = "/client";

    private static final MediaType HTML = new MediaType("text/html;charset=utf-8");

    /** The page fetches nothing, runs nothing and is shown nowhere but by itself. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
        var language = language(request, lang);
        boolean page = page(request, format);
        return switch (links.open(token)) {
            case Links.Opened.Closed closed -> closed(closed, language, page);
            case Links.Opened.Found found -> found(found, language, page, format != null);
        };
    }

    private static Language language(HttpRequest<?> request, @Nullable String lang) {
        return switch (lang) {
            case null -> Languages.of(request);
            case "en" -> Language.ENGLISH;
            case "fr" -> Language.FRENCH;
            default -> throw Refusal.ofParameter("lang", "It must be en or fr.");
        };
    }

    private static boolean page(HttpRequest<?> request, @Nullable String format) {
        return switch (format) {
            case null ->
                request.accept().stream()
                        .filter(type ->
                                type.matches(MediaType.TEXT_HTML_TYPE) || type.matches(MediaType.APPLICATION_JSON_TYPE))
                        .findFirst()
                        .filter(type -> type.matches(MediaType.TEXT_HTML_TYPE)
                                && !type.matches(MediaType.APPLICATION_JSON_TYPE))
                        .isPresent();
            case "html" -> true;
            case "json" -> false;
            default -> throw Refusal.ofParameter("format", "It must be html or json.");
        };
    }

    private HttpResponse<?> found(Links.Opened.Found found, Language language, boolean page, boolean toKeep)
            throws SQLException {
        var asked = cases.find(found.applicant(), found.application());
        if (asked.isEmpty()) {
            return closed(Links.Opened.Closed.UNKNOWN, language, page);
        }
        var own = OwnData.of(asked.get(), language, found.expires());
        if (page) {
            return privately(HttpResponse.ok(new OwnPage(own, language).html()).contentType(HTML), language);
        }
        var json = privately(HttpResponse.ok(own).contentType(MediaType.APPLICATION_JSON_TYPE), language);
        return toKeep
                ? json.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        language.of(
                                "attachment; filename=\"my-application.json\"",
                                "attachment; filename=\"ma-demande.json\""))
                : json;
    }

    private static HttpResponse<?> closed(Links.Opened.Closed closed, Language language, boolean page) {
        boolean expired = closed == Links.Opened.Closed.EXPIRED;
        if (!page) {
            throw expired
                    ? new Refusal(ProblemType.GONE, "The time of this link is over; ask for a new one.")
                    : Refusal.notFound("There is no such link.");
        }
        var title = expired
                ? language.of("The time of this link is over", "Ce lien a expiré")
                : language.of("There is no such link", "Ce lien n’existe pas");
        var advice = expired
                ? language.of(
                        "Ask the person who gave it to you for a new one.",
                        "Demandez-en un nouveau à la personne qui vous l’a donné.")
                : language.of(
                        "Check that the address is complete, or ask the person who gave it to you for a new one.",
                        "Vérifiez que l’adresse est complète, ou demandez un nouveau lien à la personne qui vous l’a donné.");
        return privately(
                HttpResponse.<String>status(expired ? HttpStatus.GONE : HttpStatus.NOT_FOUND)
                        .body(OwnPage.closed(language, title, advice))
                        .contentType(HTML),
                language);
    }

    /** Neither kept on the way, nor found by a search, nor told to another site. */
    private static <T> MutableHttpResponse<T> privately(MutableHttpResponse<T> response, Language language) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY);
    }
}
