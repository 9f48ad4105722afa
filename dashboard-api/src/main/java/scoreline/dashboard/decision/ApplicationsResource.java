package scoreline.dashboard.decision;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import scoreline.dashboard.decision.ApplicationLists.Position;
import scoreline.dashboard.decision.ApplicationLists.Question;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Query;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.tracking.FetchedBundle;

/** Applications. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApplicationsResource {
    private final ApplicationLists applications;
    private final Decisions decisions;
    private final Bundles bundles;

    ApplicationsResource(ApplicationLists applications, Decisions decisions, Bundles bundles) {
        this.applications = applications;
        this.decisions = decisions;
        this.bundles = bundles;
    }

    /** Applications and what became of each, the newest first. */
    @Get("/applications")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @Operation(
            parameters = {
                @Parameter(
                        name = "applicant",
                        in = ParameterIn.QUERY,
                        description = "Id of an applicant",
                        schema = @Schema(implementation = String.class, minLength = 1)),
                @Parameter(
                        name = "application",
                        in = ParameterIn.QUERY,
                        description = "Id of an application",
                        schema = @Schema(implementation = String.class, minLength = 1)),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "Submitted then or later",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "Submitted before",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        description = "Applications of a part at most, 50 unless it is given",
                        schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "Where to read on, as the part before says; for the same filters only",
                        schema = @Schema(implementation = String.class))
            })
    HttpResponse<Page<ListedApplication>> listApplications(HttpRequest<?> request) throws SQLException {
        var query = Query.ofList(request, Set.of("applicant", "application", "from", "to"));
        var from = query.time("from");
        var before = query.time("to");
        if (from.isPresent() && before.isPresent() && !from.get().isBefore(before.get())) {
            throw Refusal.ofParameter("to", "It must be after the time from.");
        }
        return page(request, query, new Question(query.text("applicant"), query.text("application"), from, before));
    }

    /** An applicant's applications and what became of each, the newest first; none where there are none. */
    @Get("/applicants/{applicant}/applications")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @Operation(
            parameters = {
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        description = "Applications of a part at most, 50 unless it is given",
                        schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "Where to read on, as the part before says; for the same applicant only",
                        schema = @Schema(implementation = String.class))
            })
    HttpResponse<Page<ListedApplication>> applicationsOfApplicant(HttpRequest<?> request, String applicant)
            throws SQLException {
        var query = Query.ofList(request, Set.of());
        if (applicant.indexOf('\0') >= 0) {
            return HttpResponse.ok(new Page<>(List.of(), null));
        }
        return page(
                request,
                query,
                new Question(Optional.of(applicant), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private HttpResponse<Page<ListedApplication>> page(HttpRequest<?> request, Query query, Question question)
            throws SQLException {
        var after = query.cursor(3).map(cursor -> new Position(cursor.time(0), cursor.whole(1), cursor.number(2)));
        int limit = query.limit();
        // One more than asked for tells whether something follows.
        var found = applications.list(question, after, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null).answer(request);
        }
        var last = found.get(limit - 1);
        var next = query.next(
                Long.toString(last.submittedAt().toEpochMilli()),
                Integer.toString(last.partition()),
                Long.toString(last.offset()));
        return new Page<>(found.subList(0, limit), next).answer(request);
    }

    /** An application as the lender sent it, each time: its fields in the order and in the words of the catalogue. */
    @Get("/applications/{applicant}/{application}")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    HttpResponse<ApplicationDocument> oneApplication(HttpRequest<?> request, String applicant, String application)
            throws SQLException {
        var language = Languages.of(request);
        return applications
                .find(applicant, application, catalogue(applicant, application), language)
                .map(document -> HttpResponse.ok(document)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE))
                .orElseThrow(() -> Refusal.notFound("There is no such application."));
    }

    /** Of the bundle that decided it, if it is at hand; else of the serving one. */
    private Catalogue catalogue(String applicant, String application) throws SQLException {
        return decisions
                .find(applicant, application)
                .flatMap(found -> bundles.find(found.decision().getBundleSha256()))
                .map(FetchedBundle::bundle)
                .map(Bundle::catalogue)
                .orElseGet(() -> bundles.serving().catalogue());
    }
}
