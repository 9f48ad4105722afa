package scoreline.dashboard.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import scoreline.dashboard.web.Refusal;

/** The dashboard: files for everybody, which say nothing of anybody. Any address that is no file's is a page of it to a browser. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class PagesResource {
    private static final String START = "index.html";

    /** Scripts, styles and data from here alone; nothing that stands in the page itself. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final BuiltFiles files;

    PagesResource(BuiltFiles files) {
        this.files = files;
    }

    @Get
    HttpResponse<byte[]> start(HttpRequest<?> request) {
        return page(request);
    }

    /** Not what other resources are under: there, what is missing is missing. */
    @Get("/{path:(?!(api|v2|client|health|metrics|openapi[.]json)(/|$)).+}")
    HttpResponse<byte[]> any(HttpRequest<?> request, String path) {
        var file = files.at(path);
        if (file != null) {
            return path.equals(START) ? page(request) : answer(request, file);
        }
        if (path.startsWith("assets/") || (path.contains(".") && !path.contains("/")) || !isReader(request)) {
            throw Refusal.notFound("There is no such file.");
        }
        return page(request);
    }

    /** Browsers say that they want a page; whoever asks for anything else has mistaken the address. */
    private static boolean isReader(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.ACCEPT).stream().anyMatch(each -> each.contains("text/html"));
    }

    private HttpResponse<byte[]> page(HttpRequest<?> request) {
        var page = files.at(START);
        if (page == null) {
            throw Refusal.notFound("This build has no dashboard.");
        }
        return answer(request, page).header("Content-Security-Policy", POLICY);
    }

    private static MutableHttpResponse<byte[]> answer(HttpRequest<?> request, BuiltFile file) {
        var headers = request.getHeaders();
        if (file.tag().equals(headers.get(HttpHeaders.IF_NONE_MATCH))) {
            return keep(HttpResponse.notModified(), file);
        }
        var encoding = file.encoding(Accepted.of(headers.get(HttpHeaders.ACCEPT_ENCODING)));
        var answer = keep(HttpResponse.ok(file.content(encoding)).contentType(file.type()), file);
        encoding.ifPresent(each -> answer.header(HttpHeaders.CONTENT_ENCODING, each));
        return answer;
    }

    private static MutableHttpResponse<byte[]> keep(MutableHttpResponse<byte[]> answer, BuiltFile file) {
        return answer.header(HttpHeaders.ETAG, file.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        file.hasItsHash() ? "public, max-age=31536000, immutable" : "no-cache");
    }
}
