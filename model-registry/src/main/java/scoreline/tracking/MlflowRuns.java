package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs of the experiment {@code scoreline} on an MLflow server; each bundle among its run's artifacts, in {@code bundle}. */
final class MlflowRuns implements Runs {

    private static final String EXPERIMENT = "scoreline";

    /** The tag by which the server's pages fold runs into the one that tried them. */
    private static final String PARENT = "mlflow.parentRunId";

    private final MlflowServer server;
    private final MlflowExperiment experiment;

    MlflowRuns(MlflowServer server) {
        this.server = server;
        this.experiment = new MlflowExperiment(server, EXPERIMENT);
    }

    @Override
    public String begin(String name, Optional<String> parent, Instant started) {
        return experiment.create(
                name,
                started,
                run -> parent.ifPresent(id ->
                        run.putArray("tags").addObject().put("key", PARENT).put("value", id)));
    }

    @Override
    public Run finish(String id, Findings findings, Instant ended) {
        findings.bundle().ifPresent(bundle -> upload(bundle, bundleOf(id)));
        experiment.log(id, "params", findings.params(), (param, value) -> param.put("value", value));
        experiment.log(id, "tags", findings.tags(), (tag, value) -> tag.put("value", value));
        experiment.log(
                id,
                "metrics",
                findings.metrics(),
                (metric, value) -> metric.put("value", value)
                        .put("timestamp", ended.toEpochMilli())
                        .put("step", 0));
        end(id, "FINISHED", ended);
        return run(server.get("runs/get", Map.of("run_id", id)).path("run"));
    }

    private void upload(Path bundle, String place) {
        try {
            for (String name : BundleFiles.of(bundle).names()) {
                server.upload(bundle.resolve(name), place + "/" + name);
            }
        } catch (IOException e) {
            throw new UnusableTracking(bundle + " cannot be read.", e);
        }
    }

    @Override
    public void fail(String id, Instant ended) {
        end(id, "FAILED", ended);
    }

    private void end(String id, String status, Instant ended) {
        server.post(
                "runs/update",
                Json.object().put("run_id", id).put("status", status).put("end_time", ended.toEpochMilli()));
    }

    @Override
    public List<Run> all() {
        return experiment.runs("").stream().map(MlflowRuns::run).toList();
    }

    @Override
    public String place() {
        return server.address().toString();
    }

    /** Where a run's bundle is, as the artifact proxy counts it. */
    private String bundleOf(String id) {
        JsonNode run = server.get("runs/get", Map.of("run_id", id));
        return server.proxied(run.at("/run/info/artifact_uri").asText()) + "/bundle";
    }

    private static Run run(JsonNode run) {
        JsonNode info = run.path("info");
        SortedMap<String, String> tags = map(run.at("/data/tags"), JsonNode::asText);
        long ended = info.path("end_time").asLong();
        return new Run(
                info.path("run_id").asText(),
                info.path("run_name").asText(),
                Optional.ofNullable(tags.get(PARENT)),
                switch (info.path("status").asText()) {
                    case "FINISHED" -> Run.Status.FINISHED;
                    case "FAILED", "KILLED" -> Run.Status.FAILED;
                    default -> Run.Status.UNFINISHED;
                },
                Instant.ofEpochMilli(info.path("start_time").asLong()),
                ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)),
                map(run.at("/data/params"), JsonNode::asText),
                map(run.at("/data/metrics"), JsonNode::asDouble),
                tags);
    }

    private static <T> SortedMap<String, T> map(JsonNode list, Function<JsonNode, T> value) {
        var map = new TreeMap<String, T>();
        list.forEach(entry -> map.put(entry.path("key").asText(), value.apply(entry.path("value"))));
        return map;
    }
}
