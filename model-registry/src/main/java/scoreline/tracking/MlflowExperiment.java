package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One experiment on an MLflow server, made when something is written to it. */
record MlflowExperiment(MlflowServer server, String name) {

    private static final int PAGE = 500;

    /** The server takes no more params, or tags, at once. */
    private static final int AT_ONCE = 100;

    /// @param more what else the run is created with
    /// @return the id of the new run
    String create(String run, Instant started, Consumer<ObjectNode> more) {
        ObjectNode body = Json.object()
                .put("experiment_id", idToWriteTo())
                .put("run_name", run)
                .put("start_time", started.toEpochMilli());
        more.accept(body);
        return server.post("runs/create", body).at("/run/info/run_id").asText();
    }

    /// @param what `params`, `tags` or `metrics`
    /// @param entry writes a value beside its key
    <T> void log(String run, String what, SortedMap<String, T> values, BiConsumer<ObjectNode, T> entry) {
        var left = new ArrayList<>(values.entrySet());
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            ObjectNode body = Json.object().put("run_id", run);
            ArrayNode entries = body.putArray(what);
            for (var value : left.subList(from, Math.min(from + AT_ONCE, left.size()))) {
                entry.accept(entries.addObject().put("key", value.getKey()), value.getValue());
            }
            server.post("runs/log-batch", body);
        }
    }

    /// The runs that are not deleted, the youngest first; none where there is no such experiment.
    ///
    /// @param filter as the server words it; empty for all
    Collection<JsonNode> runs(String filter) {
        Optional<String> experiment = id();
        if (experiment.isEmpty()) {
            return List.of();
        }
        List<JsonNode> runs = new ArrayList<>();
        String page = "";
        do {
            ObjectNode body = Json.object().put("max_results", PAGE).put("filter", filter);
            body.putArray("experiment_ids").add(experiment.get());
            body.putArray("order_by").add("attributes.start_time DESC");
            if (!page.isEmpty()) {
                body.put("page_token", page);
            }
            JsonNode found = server.post("runs/search", body);
            found.path("runs").forEach(runs::add);
            page = found.path("next_page_token").asText();
        } while (!page.isEmpty());
        return runs;
    }

    private Optional<String> id() {
        return server.find("experiments/get-by-name", Map.of("experiment_name", name))
                .map(found -> found.at("/experiment/experiment_id").asText());
    }

    private String idToWriteTo() {
        return id().orElseGet(() -> {
            server.postIfAbsent("experiments/create", Json.object().put("name", name));
            return id().orElseThrow(() -> new UnusableTracking(
                    "The tracking server " + server.address() + " does not keep the experiment it was sent."));
        });
    }
}
