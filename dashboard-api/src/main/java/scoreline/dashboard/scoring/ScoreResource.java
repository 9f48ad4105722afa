package scoreline.dashboard.scoring;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import scoreline.dashboard.decision.DecisionDocument;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/** Scores on request. */
@Controller("/api/v1/score")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScoreResource {
    private static final Set<String> UNCONSTRAINED = Set.of(RISK, ADMIN);

    private final Scoring scoring;
    private final WhatIfs whatIfs;

    ScoreResource(Scoring scoring, WhatIfs whatIfs) {
        this.scoring = scoring;
        this.whatIfs = whatIfs;
    }

    /**
     * Scores an application, or a decided one that is changed; nothing of it is kept.
     *
     * @return a decision that nobody was given
     */
    @Post
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ScoreRequest.class)))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "The same key with the same request is answered the same for a day.",
            schema = @Schema(implementation = String.class))
    @ApiResponse(
            responseCode = "200",
            description = "A decision that nobody was given",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Scored.class)))
    Scored score(@Body byte[] body, @Parameter(hidden = true) Authentication caller) throws SQLException {
        return switch (Asked.read(body)) {
            case Asked.Application application -> simulated(application);
            case Asked.Changed changed -> {
                if (changed.unconstrained() && Collections.disjoint(caller.getRoles(), UNCONSTRAINED)) {
                    throw new Refusal(
                            ProblemType.NOT_ALLOWED,
                            "Only risk and administrators move fields that are not part of an offer.");
                }
                yield whatIfs.of(changed);
            }
        };
    }

    private Scored simulated(Asked.Application asked) {
        var faults = new Faults("#/application", "The application cannot be scored.");
        var admitted = scoring.serving().admit(asked.values(), faults);
        faults.throwIfAny();
        if (admitted == null) {
            throw new IllegalStateException("an application is admitted or has a fault");
        }
        var decision = scoring.serving().decide(List.of(admitted)).getFirst();
        return new Scored.Simulated(true, DecisionDocument.of(decision));
    }

    /** The fields of an application, as a form asks for them. */
    @Get("/fields")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    Fields fields(HttpRequest<?> request) {
        return new Fields(FormField.of(scoring.serving().bundle(), scoring.movable(), Languages.of(request)));
    }

    /**
     * Of the serving bundle's catalogue.
     *
     * @param fields in its order
     */
    record Fields(List<FormField> fields) {}
}
