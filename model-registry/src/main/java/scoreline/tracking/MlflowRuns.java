package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Runs of the experiment {@code scoreline} on an MLflow server; each bundle among its run's artifacts, in {@code bundle}. */
final class MlflowRuns implements Runs {

    private static final String EXPERIMENT = "scoreline";
    private static final int PAGE = 500;

    /** The tag by which the server's pages fold runs into the one that tried them. */
    private static final String PARENT = "mlflow.parentRunId";

    /** The server takes no more params, or tags, at once. */
    private static final int AT_ONCE = 100;

    private final MlflowServer server;

    MlflowRuns(MlflowServer server) {
        this.server = server;
    }

    @Override
    public String begin(String name, Optional<String> parent, Instant started) {
        ObjectNode body = Json.object()
                .put("experiment_id", experimentToWriteTo())
                .put("run_name", name)
                .put("start_time", started.toEpochMilli());
        parent.ifPresent(
                id -> body.putArray("tags").addObject().put("key", PARENT).put("value", id));
        return server.post("runs/create", body).at("/run/info/run_id").asText();
    }

    @Override
    public Run finish(String id, Findings findings, Instant ended) {
        findings.bundle().ifPresent(bundle -> upload(bundle, bundleOf(id)));
        log(id, "params", findings.params(), (param, value) -> param.put("value", value));
        log(id, "tags", findings.tags(), (tag, value) -> tag.put("value", value));
        log(
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

    private <T> void log(String id, String what, SortedMap<String, T> values, BiConsumer<ObjectNode, T> entry) {
        var left = new ArrayList<>(values.entrySet());
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            ObjectNode body = Json.object().put("run_id", id);
            ArrayNode entries = body.putArray(what);
            for (var value : left.subList(from, Math.min(from + AT_ONCE, left.size()))) {
                entry.accept(entries.addObject().put("key", value.getKey()), value.getValue());
            }
            server.post("runs/log-batch", body);
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
        Optional<String> experiment = experiment();
        if (experiment.isEmpty()) {
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        String page = "";
        do {
            ObjectNode body = Json.object().put("max_results", PAGE);
            body.putArray("experiment_ids").add(experiment.get());
            body.putArray("order_by").add("attributes.start_time DESC");
            if (!page.isEmpty()) {
                body.put("page_token", page);
            }
            JsonNode found = server.post("runs/search", body);
            found.path("runs").forEach(run -> runs.add(run(run)));
            page = found.path("next_page_token").asText();
        } while (!page.isEmpty());
        return List.copyOf(runs);
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

    private Optional<String> experiment() {
        return server.find("experiments/get-by-name", Map.of("experiment_name", EXPERIMENT))
                .map(found -> found.at("/experiment/experiment_id").asText());
    }

    private String experimentToWriteTo() {
        return experiment().orElseGet(() -> {
            server.postIfAbsent("experiments/create", Json.object().put("name", EXPERIMENT));
            return experiment()
                    .orElseThrow(() -> new UnusableTracking(
                            "The tracking server " + server.address() + " does not keep the experiment it was sent."));
        });
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
