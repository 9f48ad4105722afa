package scoreline.dashboard.scoring;

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
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.Unchanging;
import scoreline.plots.Language;

/** Scores on request. */
@Controller("/api/v1/score")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScoreResource {
    private static final Set<String> UNCONSTRAINED = Set.of(RISK, ADMIN);

    private final Scoring scoring;
    private final WhatIfs whatIfs;

    /** Made once: the bundle that serves does so as long as this process lives. */
    private final Fields english;

    private final Fields french;

    ScoreResource(Scoring scoring, WhatIfs whatIfs) {
        this.scoring = scoring;
        this.whatIfs = whatIfs;
        this.english = form(Language.ENGLISH);
        this.french = form(Language.FRENCH);
    }

    private Fields form(Language language) {
        return new Fields(FormField.of(scoring.serving().bundle(), scoring.movable(), language));
    }

    /**
     * Scores an application, with reasons in the words of Accept-Language: English or French; or scores a decided one that is changed. Nothing
     * of it is kept.
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
    Scored score(HttpRequest<?> request, @Body byte[] body, @Parameter(hidden = true) Authentication caller)
            throws SQLException {
        return switch (Asked.read(body)) {
            case Asked.Application application -> simulated(application, Languages.of(request));
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

    private Scored simulated(Asked.Application asked, Language language) {
        var serving = scoring.serving();
        var faults = new Faults("#/application", "The application cannot be scored.");
        var admitted = serving.admit(asked.values(), faults);
        faults.throwIfAny();
        if (admitted == null) {
            throw new IllegalStateException("an application is admitted or has a fault");
        }
        return Scored.Simulated.of(serving.decide(List.of(admitted)).getFirst(), serving.bundle(), language);
    }

    /** The fields of an application, as a form asks for them, in the words of Accept-Language: English or French. */
    @Get("/fields")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "All fields",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Fields.class)))
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<Fields> fields(HttpRequest<?> request) {
        var language = Languages.of(request);
        return Unchanging.wordedAnswer(
                request, scoring.serving().bundle().sha256(), language, () -> language.of(english, french));
    }

    /**
     * Of the serving bundle's catalogue.
     *
     * @param fields in its order
     */
    record Fields(List<FormField> fields) {}
}
