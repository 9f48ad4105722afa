package scoreline.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import scoreline.scoring.bundle.Bundle;

/// What a run found: a bundle, and what the bundle tells of itself.
///
/// @param bundle its directory
/// @param params from the bundle's provenance; the recipe part by part, `recipe.growth.depth`
/// @param metrics every number of the bundle's metrics, `confusion.refused_defaults`
/// @param tags the bundle's identity, and what else is known
public record Findings(
        Path bundle,
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

    /// Reads a bundle.
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
        leaves("", metrics(directory), (name, leaf) -> {
            if (leaf.isNumber() && Double.isFinite(leaf.doubleValue())) {
                metrics.put(name, leaf.doubleValue());
            }
        });
        var tags = new TreeMap<>(
                Map.of(BUNDLE, loaded.sha256(), "bundle_name", loaded.name(), "bundle_version", loaded.version()));
        return new Findings(directory, params, metrics, tags);
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
