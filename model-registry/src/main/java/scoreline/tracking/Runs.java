package scoreline.tracking;

import java.time.Instant;
import java.util.List;

/// The runs of one place. A run is unfinished from its beginning until all it found is kept, so that a kill at any
/// moment leaves an unfinished run and never half of a finished one.
///
/// Every method throws [UnusableTracking] where the place cannot be used.
public sealed interface Runs permits FileRuns, MlflowRuns {

    /// @param name for people
    /// @return the run's id
    String begin(String name, Instant started);

    /// Keeps what a run found, its bundle too, and then says that it is finished.
    Run finish(String id, Findings findings, Instant ended);

    void fail(String id, Instant ended);

    /** Newest first. */
    List<Run> all();

    /// @param start of an id, long enough to mean one run
    default Run find(String start) {
        List<Run> found =
                all().stream().filter(run -> run.id().startsWith(start)).toList();
        List<Run> exact = found.stream().filter(run -> run.id().equals(start)).toList();
        if (exact.size() == 1) {
            return exact.getFirst();
        }
        if (found.size() != 1) {
            throw new UnusableTracking(
                    found.isEmpty()
                            ? "No run's id begins with " + start + " in " + place() + "."
                            : "The ids of " + found.size() + " runs begin with " + start + " in " + place() + ".");
        }
        return found.getFirst();
    }

    /** Where they are kept, for people. */
    String place();
}
