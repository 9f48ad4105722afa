package scoreline.dashboard.explanation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import scoreline.dashboard.decision.Applications;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Refusal;

/** Decisions with what is needed to explain them. */
@Singleton
public final class Cases {
    private final Decisions decisions;
    private final Applications applications;
    private final Bundles bundles;

    Cases(Decisions decisions, Applications applications, Bundles bundles) {
        this.decisions = decisions;
        this.applications = applications;
        this.bundles = bundles;
    }

    /**
     * A decision.
     *
     * @return empty where nothing is decided of such an application
     * @throws Refusal if the bundle that decided is not at hand
     */
    public Optional<Case> find(String applicant, String application) throws SQLException {
        var found = decisions.find(applicant, application);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var decision = found.get().decision();
        return Optional.of(
                new Case(decision, bundles.decidedBy(decision.getBundleSha256()), applications.of(decision)));
    }

    /**
     * A decision that must be there.
     *
     * @throws Refusal if it is not, or the bundle that decided is not at hand
     */
    public Case get(String applicant, String application) throws SQLException {
        return find(applicant, application)
                .orElseThrow(() -> Refusal.notFound("Nothing is decided of such an application."));
    }
}
