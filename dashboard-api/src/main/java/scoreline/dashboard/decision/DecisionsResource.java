package scoreline.dashboard.decision;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.sql.SQLException;
import scoreline.dashboard.web.Refusal;

/** Decisions. */
@Controller("/api/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsResource {
    private final Decisions decisions;

    DecisionsResource(Decisions decisions) {
        this.decisions = decisions;
    }

    /** A decision as it stands on its topic. */
    @Get("/{applicant}/{application}")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    DecisionDocument one(String applicant, String application) throws SQLException {
        return decisions
                .find(applicant, application)
                .map(found -> DecisionDocument.of(found.decision()))
                .orElseThrow(() -> Refusal.notFound("Nothing is decided of such an application."));
    }
}
