package scoreline.dashboard.explanation;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.Unchanging;
import scoreline.scoring.catalogue.Catalogue;

/** Explanations. */
@Controller("/api/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExplanationResource {
    private final Cases cases;

    ExplanationResource(Cases cases) {
        this.cases = cases;
    }

    /**
     * A decision explained, in numbers and in the words of Accept-Language: English or French.
     *
     * @param most steps of the waterfall that stand alone, from 1; smaller ones are put together. Without it each stands alone.
     */
    @Get("/{applicant}/{application}/explanation")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "The explanation",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Explanation.class)))
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<Explanation> explain(
            HttpRequest<?> request,
            String applicant,
            String application,
            @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "2000"))
                    @Nullable
                    @QueryValue
                    String most)
            throws SQLException {
        int steps = steps(most);
        var filed = cases.get(applicant, application);
        var language = Languages.of(request);
        return Unchanging.wordedAnswer(
                request, filed.mark(), language, () -> new Explaining(filed.found(), language).explanation(steps));
    }

    private static int steps(@Nullable String most) {
        if (most == null) {
            return Catalogue.MOST_FEATURES;
        }
        try {
            int steps = Integer.parseInt(most);
            if (steps >= 1 && steps <= Catalogue.MOST_FEATURES) {
                return steps;
            }
        } catch (NumberFormatException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Refusal unusable() {
        return Refusal.ofParameter("most", "It must be a whole number from 1 to " + Catalogue.MOST_FEATURES + ".");
    }
}
