package scoreline.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import scoreline.plots.Language;

/** The language that somebody asks for. */
public final class Languages {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

    private Languages() {}

    /** By Accept-Language (RFC 4647, lookup); English where it is missing, unreadable or asks for neither. */
    public static Language of(HttpRequest<?> request) {
        var header = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return Language.ENGLISH;
        }
        try {
            return Locale.FRENCH.equals(Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN))
                    ? Language.FRENCH
                    : Language.ENGLISH;
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH;
        }
    }
}
