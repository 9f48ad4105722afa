package scoreline.dashboard.decision;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.population.Criterion;
import scoreline.dashboard.population.Filter;
import scoreline.dashboard.web.Query;

/** Which decisions are asked for, and in what order. */
record DecisionQuestion(Optional<String> applicant, Optional<String> application, Filter filter, Order order) {
    private static final String APPLICANT = "applicant";
    private static final String APPLICATION = "application";

    static Set<String> parameters() {
        var names = new HashSet<>(Filter.PARAMETERS);
        names.addAll(Set.of(APPLICANT, APPLICATION, Order.PARAMETER));
        return names;
    }

    /// @throws scoreline.dashboard.web.Refusal if a parameter cannot be used
    static DecisionQuestion read(Query query, Bundles bundles) {
        return new DecisionQuestion(
                query.text(APPLICANT),
                query.text(APPLICATION),
                Filter.read(query, bundles),
                query.text(Order.PARAMETER).map(Order::read).orElse(Order.NEWEST_FIRST));
    }

    boolean isAboutOne() {
        return applicant.isPresent() || application.isPresent();
    }

    /** Whether an index of the table has just what is asked for side by side. */
    boolean isByIndex() {
        return !isAboutOne()
                && filter.bundle().isEmpty()
                && filter.criteria().stream()
                        .allMatch(criterion -> order.isByTime() && criterion instanceof Criterion.SubmittedBetween);
    }

    /** Says nothing of whom is asked for. */
    @Override
    public String toString() {
        return "DecisionQuestion";
    }
}
