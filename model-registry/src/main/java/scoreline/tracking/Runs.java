package scoreline.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The runs of one place. A run is unfinished from its beginning until all it found is kept, so that a kill at any
/// moment leaves an unfinished run and never half of a finished one.
///
/// Every method throws [UnusableTracking] where the place cannot be used.
public sealed interface Runs permits FileRuns, MlflowRuns {

    /// @param name for people
    /// @return the run's id
    default String begin(String name, Instant started) {
        return begin(name, Optional.empty(), started);
    }

    /// @param name for people
    /// @param parent id of the run that tries this beside other things
    /// @return the run's id
    String begin(String name, Optional<String> parent, Instant started);

    /// Keeps what a run found, its bundle too where there is one, and then says that it is finished.
    Run finish(String id, Findings findings, Instant ended);

    void fail(String id, Instant ended);

    /** Newest first, those with a parent too. */
    List<Run> all();

    /// @param called an id, the name of runs, of which the newest is meant, or the beginning of one id; those with a
    ///     parent by their whole id alone
    default Run find(String called) {
        List<Run> all = all();
        List<Run> trainings = all.stream().filter(run -> run.parent().isEmpty()).toList();
        List<Run> beginning =
                trainings.stream().filter(run -> run.id().startsWith(called)).toList();
        return all.stream()
                .filter(run -> run.id().equals(called))
                .findFirst()
                .or(() -> trainings.stream()
                        .filter(run -> run.name().equals(called))
                        .findFirst())
                .or(() -> beginning.size() == 1 ? Optional.of(beginning.getFirst()) : Optional.empty())
                .orElseThrow(() -> new UnusableTracking(
                        beginning.isEmpty()
                                ? "No run in " + place() + " is called " + called + "."
                                : "The ids of " + beginning.size() + " runs in " + place() + " begin with " + called
                                        + "."));
    }

    /** Where they are kept, for people. */
    String place();
}
