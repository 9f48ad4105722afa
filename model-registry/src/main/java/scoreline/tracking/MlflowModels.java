package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Models in an MLflow server's registry. */
final class MlflowModels implements Models {

    private final MlflowServer server;
    private final BundleCache cache;

    MlflowModels(MlflowServer server, BundleCache cache) {
        this.server = server;
        this.cache = cache;
    }

    @Override
    public Optional<ModelVersion> version(String model, String alias) {
        // Asked of the whole model: of an alias it answers that it is unknown as it answers any wrong request.
        return registered(model).flatMap(found -> {
            for (JsonNode entry : found.at("/registered_model/aliases")) {
                if (entry.path("alias").asText().equals(alias)) {
                    return version(model, entry.path("version").asInt());
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public Optional<ModelVersion> version(String model, int number) {
        try {
            return found(model, number).map(MlflowModels::version);
        } catch (ServerUnavailable e) {
            return Optional.of(cache.remembered(model, number).orElseThrow(() -> e));
        }
    }

    private Optional<JsonNode> registered(String model) {
        return server.find("registered-models/get", Map.of("name", BundleAddress.requireModel(model)));
    }

    private Optional<JsonNode> found(String model, int number) {
        return server.find(
                        "model-versions/get",
                        Map.of("name", BundleAddress.requireModel(model), "version", Integer.toString(number)))
                .map(answer -> answer.path("model_version"));
    }

    private static ModelVersion version(JsonNode version) {
        Optional<String> bundle = Optional.empty();
        for (JsonNode tag : version.path("tags")) {
            if (tag.path("key").asText().equals(Findings.BUNDLE)) {
                bundle = Optional.of(tag.path("value").asText());
            }
        }
        return new ModelVersion(
                version.path("name").asText(),
                version.path("version").asInt(),
                Optional.of(version.path("run_id").asText()).filter(run -> !run.isEmpty()),
                bundle);
    }

    /** The champion's alias moves last: a kill before leaves the champion as it was. */
    @Override
    public Promotion promote(String model, Run run, String reason, Instant when) {
        String bundle = Models.bundleOf(run);
        server.postIfAbsent("registered-models/create", Json.object().put("name", BundleAddress.requireModel(model)));
        Optional<ModelVersion> champion = version(model, CHAMPION);
        if (champion.flatMap(ModelVersion::run).equals(Optional.of(run.id()))) {
            throw Models.isChampionAlready(run, model);
        }
        ModelVersion promoted = ofRun(model, run).orElseGet(() -> register(model, run, bundle));
        tag(promoted, "promoted_at", when.toString());
        tag(promoted, "promotion_reason", reason);
        champion.ifPresent(version -> alias(PREVIOUS, version));
        alias(CHAMPION, promoted);
        return new Promotion(promoted, champion);
    }

    private Optional<ModelVersion> ofRun(String model, Run run) {
        var query = Map.of("filter", "name='" + model + "' and run_id='" + run.id() + "'");
        for (JsonNode version : server.get("model-versions/search", query).path("model_versions")) {
            return Optional.of(version(version));
        }
        return Optional.empty();
    }

    private ModelVersion register(String model, Run run, String bundle) {
        JsonNode kept = server.get("runs/get", Map.of("run_id", run.id()));
        ObjectNode body = Json.object()
                .put("name", model)
                .put("run_id", run.id())
                .put("source", kept.at("/run/info/artifact_uri").asText() + "/bundle");
        body.putArray("tags").addObject().put("key", Findings.BUNDLE).put("value", bundle);
        return version(server.post("model-versions/create", body).path("model_version"));
    }

    private void tag(ModelVersion version, String key, String value) {
        server.post(
                "model-versions/set-tag",
                Json.object()
                        .put("name", version.model())
                        .put("version", Integer.toString(version.number()))
                        .put("key", key)
                        .put("value", value));
    }

    private void alias(String alias, ModelVersion version) {
        server.post(
                "registered-models/alias",
                Json.object()
                        .put("name", version.model())
                        .put("alias", alias)
                        .put("version", Integer.toString(version.number())));
    }

    @Override
    public FetchedBundle fetch(ModelVersion version) {
        return cache.fetch(version, (name, to) -> server.download(source(version) + "/" + name, to));
    }

    private String source(ModelVersion version) {
        return found(version.model(), version.number())
                .map(found -> server.proxied(found.path("source").asText()))
                .orElseThrow(() -> new UnusableTracking(
                        "The tracking server " + server.address() + " has no " + version.address() + " any more."));
    }

    @Override
    public String place() {
        return server.address().toString();
    }
}
