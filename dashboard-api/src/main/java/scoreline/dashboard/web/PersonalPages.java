package scoreline.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;
import scoreline.page.Html;
import scoreline.page.Page;
import scoreline.plots.Language;

/** Pages about those who read them, reached by a link that each was given; and what is answered there when nothing can be shown. */
public final class PersonalPages {
    /** Under which all of them are. */
    public static final String PATH = "/client";

    private static final MediaType HTML = new MediaType("text/html;charset=utf-8");

    /** The page fetches nothing, runs nothing and is shown nowhere but by itself. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PersonalPages() {}

    /** Whether a page is asked for, and not JSON: by {@code format}, else by Accept. */
    public static boolean isAskedFor(HttpRequest<?> request) {
        return parameter(request, "format")
                .map("html"::equals)
                .orElseGet(() -> request.accept().stream()
                        .filter(type ->
                                type.matches(MediaType.TEXT_HTML_TYPE) || type.matches(MediaType.APPLICATION_JSON_TYPE))
                        .findFirst()
                        .filter(type -> type.matches(MediaType.TEXT_HTML_TYPE)
                                && !type.matches(MediaType.APPLICATION_JSON_TYPE))
                        .isPresent());
    }

    /** By {@code lang}, else by Accept-Language. */
    public static Language language(HttpRequest<?> request) {
        return switch (parameter(request, "lang").orElse("")) {
            case "en" -> Language.ENGLISH;
            case "fr" -> Language.FRENCH;
            default -> Languages.of(request);
        };
    }

    private static Optional<String> parameter(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getParameters().get(name));
    }

    public static MutableHttpResponse<String> page(MutableHttpResponse<?> response, Language language, String html) {
        return privately(response.body(html).contentType(HTML), language);
    }

    /** Neither kept on the way, nor found by a search, nor told to another site. */
    public static <T> MutableHttpResponse<T> privately(MutableHttpResponse<T> response, Language language) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY);
    }

    static boolean isOne(HttpRequest<?> request) {
        return request.getPath().startsWith(PATH + "/") && isAskedFor(request);
    }

    /// What went wrong, and what to do about it.
    static MutableHttpResponse<?> error(HttpRequest<?> request, MutableHttpResponse<?> response, ProblemType type) {
        var language = language(request);
        var title = title(type, language);
        var body = new Html()
                .open("main id=\"main\"")
                .element("h1", title)
                .element("p", advice(type, language))
                .close("main");
        return page(response, language, Page.of(language, title, body.toString(), ""));
    }

    private static String title(ProblemType type, Language language) {
        return switch (type) {
            case GONE -> language.of("The time of this link is over", "Ce lien a expiré");
            case NOT_FOUND, INVALID_REQUEST -> language.of("There is no such link", "Ce lien n’existe pas");
            case TOO_MANY_REQUESTS ->
                language.of("Too many requests in a short time", "Trop de demandes en peu de temps");
            default ->
                language.of(
                        "This page cannot be shown at the moment", "Cette page ne peut pas être affichée en ce moment");
        };
    }

    private static String advice(ProblemType type, Language language) {
        return switch (type) {
            case GONE ->
                language.of(
                        "Ask the person who gave it to you for a new one.",
                        "Demandez-en un nouveau à la personne qui vous l’a donné.");
            case NOT_FOUND, INVALID_REQUEST ->
                language.of(
                        "Check that the address is complete, or ask the person who gave it to you for a new one.",
                        "Vérifiez que l’adresse est complète, ou demandez un nouveau lien à la personne qui vous l’a donné.");
            case TOO_MANY_REQUESTS ->
                language.of(
                        "Wait a minute, then open the link again.",
                        "Patientez une minute, puis ouvrez à nouveau le lien.");
            default ->
                language.of(
                        "Open the link again later. If it stays so, tell the person who gave it to you.",
                        "Ouvrez à nouveau le lien plus tard. Si cela dure, signalez-le à la personne qui vous l’a donné.");
        };
    }
}
