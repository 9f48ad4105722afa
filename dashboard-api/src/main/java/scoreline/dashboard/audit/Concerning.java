package scoreline.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a request is about: the variable {@code applicant} of its path or query, or whom a resource names that read it in the body. */
public final class Concerning {
    private static final String APPLICANT = "applicant";
    private static final String ATTRIBUTE = "scoreline.audit.applicant";

    private Concerning() {}

    /** Says whom a request is about that tells it in its body. */
    public static void applicant(HttpRequest<?> request, String applicant) {
        var _ = request.setAttribute(ATTRIBUTE, applicant);
    }

    /** By hash, lower-case hex. */
    static @Nullable String hash(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class)
                .or(() -> ofPath(request))
                .or(() -> Optional.ofNullable(request.getParameters().get(APPLICANT)))
                .map(applicant -> Chain.sha256(applicant.getBytes(UTF_8)))
                .orElse(null);
    }

    private static Optional<String> ofPath(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .<Map<String, Object>>map(match -> match.getVariableValues())
                .map(variables -> variables.get(APPLICANT))
                .map(Object::toString);
    }
}
