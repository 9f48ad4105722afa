package scoreline.tracking;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Figures over time on an MLflow server: each series is a run of the experiment `scoreline-drift`, each moment a
/// step of it. For one thread.
public final class Measurements {

    private static final String EXPERIMENT = "scoreline-drift";
    private static final String SERIES = "scoreline.series";

    private final MlflowExperiment experiment;
    private final Map<String, String> runs = new HashMap<>();

    private Measurements(MlflowServer server) {
        this.experiment = new MlflowExperiment(server, EXPERIMENT);
    }

    /// On the server that the environment names, as [Tracking#of] reads it; empty where it names none.
    ///
    /// @throws UnusableTracking when the address is none of a server
    public static Optional<Measurements> of(Map<String, String> environment) {
        return Tracking.server(environment).map(Measurements::new);
    }

    /// Figures of one moment; told again they are the same, and of several for one step the last counts.
    ///
    /// @param series by which its run is found again
    /// @param step grows with time
    /// @param figures finite; a name has letters, digits, spaces and `_-./`
    /// @throws UnusableTracking when they are not kept, or not all of them
    public void log(String series, Instant moment, long step, SortedMap<String, Double> figures) {
        String run = runs.computeIfAbsent(series, name -> find(name).orElseGet(() -> create(name, moment)));
        try {
            experiment.log(
                    run,
                    "metrics",
                    figures,
                    (metric, value) -> metric.put("value", value)
                            .put("timestamp", moment.toEpochMilli())
                            .put("step", step));
        } catch (UnusableTracking e) {
            // Whoever deleted the run on the server gets a new one.
            runs.remove(series);
            throw e;
        }
    }

    private Optional<String> find(String series) {
        String quote = series.contains("'") ? "\"" : "'";
        return experiment.runs("tags.`" + SERIES + "` = " + quote + series + quote).stream()
                .map(run -> run.at("/info/run_id").asText())
                .findFirst();
    }

    private String create(String series, Instant started) {
        return experiment.create(
                series,
                started,
                run -> run.putArray("tags").addObject().put("key", SERIES).put("value", series));
    }
}
