package scoreline.dashboard.scoring;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import scoreline.admission.UnusableSchema;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

/** The bundles at hand, ready to decide what is asked. Safe between threads. */
public final class Scoring {
    private final Bundles bundles;
    private final UntrustedDecoder decoder;
    private final Movable movable;
    private final InstantSource clock;
    private final OnRequest serving;
    private final Map<String, OnRequest> ready = new ConcurrentHashMap<>();

    /// Bundles beside the serving one are made ready when somebody asks for them.
    ///
    /// @param schema of the lender's applications, as they stand on their topic
    /// @param movable fields that may be moved; empty means the usual ones
    /// @throws scoreline.service.UnusableConfig if a field that is to be movable cannot be
    /// @throws UnusableSchema if the schema lacks what the serving bundle reads
    public Scoring(
            Bundles bundles,
            SchemaHistory schema,
            Framing framing,
            Optional<List<String>> movable,
            InstantSource clock) {
        this.bundles = bundles;
        this.decoder = new UntrustedDecoder(schema, framing);
        this.movable = Movable.of(bundles.serving().catalogue(), movable);
        this.clock = clock;
        this.serving = new OnRequest(bundles.serving(), decoder.schema(), clock);
        ready.put(bundles.serving().sha256(), serving);
    }

    public OnRequest serving() {
        return serving;
    }

    /**
     * The same with a bundle at hand.
     *
     * @throws Refusal if it does not read applications of the lender's schema
     */
    public OnRequest by(Bundle bundle) {
        try {
            return ready.computeIfAbsent(bundle.sha256(), _ -> new OnRequest(bundle, decoder.schema(), clock));
        } catch (UnusableSchema e) {
            throw new Refusal(
                    ProblemType.UNAVAILABLE, "This bundle reads other applications than those that are sent today.");
        }
    }

    /** Some bundle's, by its name and version; the serving one first. */
    public Optional<OnRequest> named(String name, Optional<String> version) {
        return bundles.all().stream()
                .map(fetched -> fetched.bundle())
                .filter(bundle -> bundle.name().equals(name))
                .filter(bundle -> version.isEmpty() || version.get().equals(bundle.version()))
                .findFirst()
                .map(this::by);
    }

    /** Of the bundles of a name. */
    public List<String> versions(String name) {
        return bundles.all().stream()
                .map(fetched -> fetched.bundle())
                .filter(bundle -> bundle.name().equals(name))
                .map(Bundle::version)
                .toList();
    }

    /**
     * The bundle that decided something.
     *
     * @throws Refusal if it is not at hand
     */
    OnRequest decidedBy(String sha256) {
        return by(bundles.decidedBy(sha256));
    }

    UntrustedDecoder decoder() {
        return decoder;
    }

    Movable movable() {
        return movable;
    }
}
