package scoreline.dashboard.client;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.explanation.Cases;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.Unchanging;
import scoreline.scoring.catalogue.Field;

/** Clients, for who serves them. */
@Controller("/api/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClientResource {
    private static final Set<String> SEE_PROTECTED = Set.of(RISK, ADMIN);
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Cases cases;
    private final Links links;

    ClientResource(Cases cases, Links links) {
        this.cases = cases;
        this.links = links;
    }

    /**
     * How long a link is to count.
     *
     * @param validFor ISO 8601 duration in days, hours, minutes: {@code P7D}, {@code PT12H}; from a minute to 30 days; 7 days where it is
     *     missing
     */
    record LinkRequest(@Nullable String validFor) {}

    /**
     * A link by which a client reaches their own data. Whoever has it is let in: it is told once.
     *
     * @param path of this service
     * @param expiresAt UTC
     */
    record Link(String path, Instant expiresAt) {
        /** Without the path. */
        @Override
        public String toString() {
            return "Link[" + expiresAt + "]";
        }
    }

    /** What is known of the client: the application field by field, and what was computed from history. Protected fields are for risk and admin. */
    @Get("/{applicant}/{application}/client")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "What is known",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ClientData.class)))
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<ClientData> client(HttpRequest<?> request, Authentication caller, String applicant, String application)
            throws SQLException {
        var filed = cases.get(applicant, application);
        var language = Languages.of(request);
        var mark = filed.mark() + (seesProtected(caller.getRoles()) ? "-all" : "-some");
        return Unchanging.wordedAnswer(
                request, mark, language, () -> ClientData.of(filed.found(), language, shownTo(caller.getRoles())));
    }

    static Predicate<Field> shownTo(Collection<String> roles) {
        boolean all = seesProtected(roles);
        return field -> all || !field.protectedAttribute();
    }

    private static boolean seesProtected(Collection<String> roles) {
        return !Collections.disjoint(roles, SEE_PROTECTED);
    }

    /** Makes a link by which the client reaches the decision and their own data without a key, for a time. */
    @Post("/{applicant}/{application}/link")
    @Secured({RELATIONSHIP_MANAGER, ADMIN})
    @ApiResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Link.class)))
    HttpResponse<Link> link(
            Authentication caller, String applicant, String application, @Nullable @Body LinkRequest asked)
            throws SQLException {
        var validFor = validFor(asked);
        var decision = cases.get(applicant, application).found().decision();
        var made = links.make(decision.getApplicantId(), decision.getApplicationId(), validFor, caller.getName());
        var path = OwnDataResource.PATH + "/" + made.token();
        return HttpResponse.created(new Link(path, made.expires()), URI.create(path))
                .header("Cache-Control", "no-store");
    }

    private static Duration validFor(@Nullable LinkRequest asked) {
        if (asked == null || asked.validFor() == null) {
            return USUAL;
        }
        try {
            var validFor = Duration.parse(asked.validFor());
            if (validFor.compareTo(SHORTEST) >= 0 && validFor.compareTo(Links.LONGEST) <= 0) {
                return validFor;
            }
        } catch (DateTimeException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Refusal unusable() {
        return new Refusal(
                ProblemType.INVALID_REQUEST,
                "The link cannot be made as asked.",
                new Problem.Fault(
                        "#/valid_for", "It must be an ISO 8601 duration from PT1M to P30D, such as P7D or PT12H."));
    }
}
