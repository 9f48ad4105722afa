package scoreline.tracking;

import java.time.Instant;
import java.util.Optional;

/// Named models, their versions, and the aliases `champion` and `previous`. A version never changes; an alias moves
/// when a run is promoted, and by nothing else.
///
/// Every method throws [UnusableTracking] where the place cannot be used.
public sealed interface Models permits FileModels, MlflowModels {

    /** The model that is meant where none is named. */
    String USUAL = "credit-default";

    String CHAMPION = "champion";

    /** Whoever was champion before. */
    String PREVIOUS = "previous";

    Optional<ModelVersion> version(String model, String alias);

    Optional<ModelVersion> version(String model, int number);

    /// Makes a run's bundle champion of a model, as a new version unless it is one already; the champion so far
    /// becomes the previous one.
    ///
    /// @param run finished, with a bundle
    /// @param reason for people, kept with the time
    Promotion promote(String model, Run run, String reason, Instant when);

    /// A version's bundle on this machine, verified; half of one is never left where it would be found.
    ///
    /// @throws scoreline.scoring.bundle.UnusableBundle when it must not serve
    FetchedBundle fetch(ModelVersion version);

    /** Where they are kept, for people. */
    String place();

    /// @throws UnusableTracking when nothing can be promoted of it
    static String bundleOf(Run run) {
        return run.bundle()
                .orElseThrow(() -> new UnusableTracking(
                        "The run " + run.id() + " cannot be promoted: it did not finish with a bundle."));
    }

    static UnusableTracking isChampionAlready(Run run, String model) {
        return new UnusableTracking("The run " + run.id() + " is champion of " + model + " already.");
    }
}
