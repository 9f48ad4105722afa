package scoreline.dashboard.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;
import scoreline.tracking.FetchedBundle;

/** The bundles at hand. Immutable. */
public final class Bundles {
    private final FetchedBundle serving;
    private final Map<String, FetchedBundle> bySha256 = new LinkedHashMap<>();

    /// @param fetched at least one; the first scores what is asked for by request
    public Bundles(List<FetchedBundle> fetched) {
        this.serving = fetched.getFirst();
        fetched.forEach(each -> bySha256.putIfAbsent(each.bundle().sha256(), each));
    }

    /** Scores what is asked for by request. */
    public Bundle serving() {
        return serving.bundle();
    }

    public List<FetchedBundle> all() {
        return List.copyOf(bySha256.values());
    }

    public Optional<FetchedBundle> find(String sha256) {
        return Optional.ofNullable(bySha256.get(sha256));
    }

    /**
     * The bundle that decided something.
     *
     * @throws Refusal if it is not at hand
     */
    public Bundle decidedBy(String sha256) {
        return find(sha256)
                .map(FetchedBundle::bundle)
                .orElseThrow(
                        () -> new Refusal(
                                ProblemType.UNAVAILABLE,
                                "The bundle that decided this is not at hand here; whoever runs the service can name it in dashboard.bundles."));
    }
}
