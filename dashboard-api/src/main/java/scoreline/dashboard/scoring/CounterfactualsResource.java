package scoreline.dashboard.scoring;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import scoreline.dashboard.explanation.Cases;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Unchanging;

/** Counterfactuals: the term of the field for what would have led to another decision. */
@Controller("/api/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CounterfactualsResource {
    private final Cases cases;
    private final Scoring scoring;

    CounterfactualsResource(Cases cases, Scoring scoring) {
        this.cases = cases;
        this.scoring = scoring;
    }

    /**
     * What would have been enough for another decision: of each field that may be moved, alone, the nearest value with which a refused
     * application, or one that a person looks at, would have been approved, and an approved one refused. Decided by the bundle that
     * decided, and the same as {@code POST /api/v1/score} says of that change.
     */
    @Get("/{applicant}/{application}/counterfactuals")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "What would have been enough",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Counterfactuals.class)))
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<Counterfactuals> counterfactuals(HttpRequest<?> request, String applicant, String application)
            throws SQLException {
        var filed = cases.get(applicant, application);
        var asked = filed.found();
        var reopened = Reopened.of(scoring.by(asked.bundle()), asked.decision(), asked.application());
        var language = Languages.of(request);
        return Unchanging.wordedAnswer(
                request,
                filed.mark(),
                language,
                () -> new Seeking(reopened, scoring.movable(), language).counterfactuals());
    }
}
