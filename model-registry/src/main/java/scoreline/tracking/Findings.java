package scoreline.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import scoreline.scoring.bundle.Bundle;

/// What a run found.
///
/// @param bundle directory of the bundle that came of it; empty where it was tried and came to nothing more
/// @param params what was tried, by name
/// @param metrics what it reached, by name
/// @param tags whatever else is known, by name
public record Findings(
        Optional<Path> bundle,
        SortedMap<String, String> params,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> tags) {

    /** The tag that holds the SHA-256 of a bundle's manifest. */
    static final String BUNDLE = "bundle_sha256";

    private static final String RECIPE = "recipe";

    public Findings {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /// What a bundle tells of itself: params from its provenance, the recipe part by part, `recipe.growth.depth`;
    /// metrics are every number of its metrics, `confusion.refused_defaults`; tags its identity.
    ///
    /// @throws scoreline.scoring.bundle.UnusableBundle when it must not serve
    public static Findings of(Path directory) {
        Bundle loaded = Bundle.load(directory);
        var params = new TreeMap<String, String>();
        loaded.manifest().provenance().forEach((name, value) -> {
            if (name.equals(RECIPE)) {
                leaves(RECIPE, recipe(value), (part, leaf) -> params.put(part, leaf.asText()));
            } else {
                params.put(name, value);
            }
        });
        var metrics = new TreeMap<String, Double>();
        numbers(metrics(directory), metrics);
        var tags = new TreeMap<>(
                Map.of(BUNDLE, loaded.sha256(), "bundle_name", loaded.name(), "bundle_version", loaded.version()));
        return new Findings(Optional.of(directory), params, metrics, tags);
    }

    /// What came of one thing of several that were tried, without a bundle.
    ///
    /// @param settings an object of JSON: its leaves are params, `growth.depth`
    /// @param reached an object of JSON: its numbers are metrics, `confusion.refused_defaults`
    public static Findings of(byte[] settings, byte[] reached) {
        var params = new TreeMap<String, String>();
        var metrics = new TreeMap<String, Double>();
        try {
            leaves("", Json.read(settings), (name, leaf) -> params.put(name, leaf.asText()));
            numbers(Json.read(reached), metrics);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        return new Findings(Optional.empty(), params, metrics, new TreeMap<>());
    }

    public Findings withMetrics(Map<String, Double> more) {
        var all = new TreeMap<>(metrics);
        all.putAll(more);
        return new Findings(bundle, params, all, tags);
    }

    public Findings withTags(Map<String, String> more) {
        var all = new TreeMap<>(tags);
        all.putAll(more);
        return new Findings(bundle, params, metrics, all);
    }

    private static JsonNode metrics(Path directory) {
        Path file = directory.resolve("metrics.json");
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnusableTracking(file + " cannot be read.", e);
        }
    }

    /** A recipe that is no JSON is kept as it stands. */
    private static JsonNode recipe(String written) {
        try {
            return Json.MAPPER.readTree(written);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.getNodeFactory().textNode(written);
        }
    }

    private static void numbers(JsonNode json, Map<String, Double> metrics) {
        leaves("", json, (name, leaf) -> {
            if (leaf.isNumber() && Double.isFinite(leaf.doubleValue())) {
                metrics.put(name, leaf.doubleValue());
            }
        });
    }

    private static void leaves(String name, JsonNode node, BiConsumer<String, JsonNode> taker) {
        if (node.isObject()) {
            node.properties()
                    .forEach(part -> leaves(
                            name.isEmpty() ? part.getKey() : name + "." + part.getKey(), part.getValue(), taker));
        } else if (node.isValueNode() && !node.isNull()) {
            taker.accept(name, node);
        }
    }
}
