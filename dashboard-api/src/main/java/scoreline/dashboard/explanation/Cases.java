package scoreline.dashboard.explanation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import scoreline.dashboard.decision.Applications;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Refusal;

/** Decisions that were made, with what is needed to explain them. */
@Singleton
public final class Cases {
    private final Decisions decisions;
    private final Applications applications;
    private final Bundles bundles;

    /**
     * A case as it is kept.
     *
     * @param mark stands for all of it: letters, digits and hyphens
     */
    public record Filed(Case found, String mark) {
        /** Says nothing of the decision: it is personal data. */
        @Override
        public String toString() {
            return "Filed";
        }
    }

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
    public Optional<Filed> find(String applicant, String application) throws SQLException {
        var found = decisions.find(applicant, application);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var decision = found.get().decision();
        var bundle = bundles.decidedBy(decision.getBundleSha256());
        var sent = applications.of(decision);
        var known = new Case(decision, bundle, sent.map(Applications.Sent::application));
        return Optional.of(new Filed(known, mark(found.get(), sent)));
    }

    private static String mark(Decisions.Stored stored, Optional<Applications.Sent> sent) {
        return "%s-%x-%s"
                .formatted(
                        stored.decision().getBundleSha256(),
                        stored.place(),
                        sent.map(each -> each.partition() + "-" + each.offset()).orElse("none"));
    }

    /**
     * A decision that must be there.
     *
     * @throws Refusal if it is not, or the bundle that decided is not at hand
     */
    public Filed get(String applicant, String application) throws SQLException {
        return find(applicant, application)
                .orElseThrow(() -> Refusal.notFound("Nothing is decided of such an application."));
    }
}
