package scoreline.tracking;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One training, or one of several things that a training tried, as it was recorded.
///
/// @param id unique among the runs of its place
/// @param name for people
/// @param parent id of the run that tried this; empty where nobody compared it with others
/// @param ended empty while unfinished
/// @param params what was tried, by name
/// @param metrics what it reached, by name; finite
/// @param tags whatever else is known, by name
public record Run(
        String id,
        String name,
        Optional<String> parent,
        Status status,
        Instant started,
        Optional<Instant> ended,
        SortedMap<String, String> params,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> tags) {

    public enum Status {
        /** Still at work, or killed. */
        UNFINISHED,
        FINISHED,
        FAILED
    }

    public Run {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    static Run begun(String id, String name, Optional<String> parent, Instant started) {
        return new Run(
                id,
                name,
                parent,
                Status.UNFINISHED,
                started,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    Run finished(Findings findings, Instant ended) {
        return new Run(
                id,
                name,
                parent,
                Status.FINISHED,
                started,
                Optional.of(ended),
                findings.params(),
                findings.metrics(),
                findings.tags());
    }

    Run failed(Instant ended) {
        return new Run(id, name, parent, Status.FAILED, started, Optional.of(ended), params, metrics, tags);
    }

    /** SHA-256 of the manifest of the bundle that came of it; empty where none did. */
    public Optional<String> bundle() {
        return status == Status.FINISHED ? Optional.ofNullable(tags.get(Findings.BUNDLE)) : Optional.empty();
    }
}
