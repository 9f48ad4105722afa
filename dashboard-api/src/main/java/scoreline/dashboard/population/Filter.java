package scoreline.dashboard.population;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Query;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.decision.Outcome;

/**
 * Which decisions are meant.
 *
 * @param bundle SHA-256 of the one that decided; empty is any
 * @param criteria all of which must hold
 */
public record Filter(Optional<String> bundle, List<Criterion> criteria) {
    /** Of a request that is filtered. */
    public static final Set<String> PARAMETERS = Set.of(
            "from",
            "to",
            "outcome",
            "min_probability",
            "max_probability",
            "min_points",
            "max_points",
            "bundle",
            Conditions.PARAMETER);

    private static final String BUNDLE = "bundle";

    public Filter {
        criteria = List.copyOf(criteria);
    }

    /**
     * Reads the parameters of a request. A condition on a field or feature means the bundle that is named, or the serving one.
     *
     * @throws Refusal if one cannot be used
     */
    public static Filter read(Query query, Bundles bundles) {
        var criteria = new ArrayList<Criterion>();
        time(query).ifPresent(criteria::add);
        outcome(query).ifPresent(criteria::add);
        probability(query).ifPresent(criteria::add);
        points(query).ifPresent(criteria::add);
        var named = query.text(BUNDLE);
        named.filter(sha256 -> !sha256.matches("[0-9a-f]{64}")).ifPresent(_ -> {
            throw Refusal.ofParameter(BUNDLE, "It must be a SHA-256 as 64 hexadecimal digits in lower case.");
        });
        var conditions = query.all(Conditions.PARAMETER);
        if (conditions.isEmpty()) {
            return new Filter(named, criteria);
        }
        var bundle = named.isEmpty()
                ? bundles.serving()
                : bundles.find(named.get())
                        .orElseThrow(() -> Refusal.ofParameter(
                                BUNDLE, "It is not at hand here, and nobody knows what its features are called."))
                        .bundle();
        criteria.addAll(Conditions.read(conditions, bundle));
        return new Filter(Optional.of(bundle.sha256()), criteria);
    }

    private static Optional<Criterion> time(Query query) {
        var from = query.time("from");
        var to = query.time("to");
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        var between = new Criterion.SubmittedBetween(
                wholeMillis(from.orElse(Query.EARLIEST)), wholeMillis(to.orElse(Query.LATEST)));
        if (!between.first().isBefore(between.before())) {
            throw Refusal.ofParameter("to", "It must be after the time from.");
        }
        return Optional.of(between);
    }

    /** The first that is not before: times of decisions are whole ones. */
    private static Instant wholeMillis(Instant time) {
        var whole = time.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(time) ? whole : whole.plusMillis(1);
    }

    private static Optional<Criterion> outcome(Query query) {
        var outcomes = EnumSet.noneOf(Outcome.class);
        for (var written : query.all("outcome")) {
            outcomes.add(query.oneOf("outcome", written, Outcome.class));
        }
        return outcomes.isEmpty() ? Optional.empty() : Optional.of(new Criterion.OutcomeAmong(outcomes));
    }

    private static Optional<Criterion> probability(Query query) {
        var from = query.number("min_probability", 0, 1);
        var to = query.number("max_probability", 0, 1);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        var between = new Criterion.ProbabilityBetween(from.orElse(0), to.orElse(1));
        if (between.least() > between.most()) {
            throw inverted("probability");
        }
        return Optional.of(between);
    }

    private static Optional<Criterion> points(Query query) {
        var from = query.whole("min_points", Short.MIN_VALUE, Short.MAX_VALUE);
        var to = query.whole("max_points", Short.MIN_VALUE, Short.MAX_VALUE);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        var between = new Criterion.PointsBetween(from.orElse(Short.MIN_VALUE), to.orElse(Short.MAX_VALUE));
        if (between.least() > between.most()) {
            throw inverted("points");
        }
        return Optional.of(between);
    }

    private static Refusal inverted(String what) {
        return Refusal.ofParameter("max_" + what, "It must not be below min_" + what + ".");
    }

    /// Whether decisions of a bundle may be meant.
    public boolean admits(String sha256) {
        return bundle.isEmpty() || bundle.get().equals(sha256);
    }
}
