package scoreline.standalone.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code infra/monitoring} holds. */
final class Folder {
    static final Path ROOT = Path.of(System.getProperty("scoreline.root", ".."));
    static final Path MONITORING = ROOT.resolve("infra/monitoring");

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new JsonMapper();

    private Folder() {}

    /// A rule of Prometheus.
    ///
    /// @param file in which it stands
    record Rule(Path file, JsonNode node) {
        boolean isAlert() {
            return node.has("alert");
        }

        /** Of the alert, or of what is recorded. */
        String name() {
            return node.path(isAlert() ? "alert" : "record").asText();
        }

        String expression() {
            return node.path("expr").asText();
        }
    }

    /// A case of a test of rules.
    ///
    /// @param ruleFiles that it loads
    record Case(List<Path> ruleFiles, String name, List<String> series, List<Expected> expected) {}

    /** What a case expects of an alert. */
    record Expected(String alert, boolean fires) {}

    /// An expression that a dashboard shows.
    ///
    /// @param where dashboard and panel
    record Shown(String where, String expression) {}

    static JsonNode yaml(Path file) {
        return read(YAML, file);
    }

    static JsonNode json(Path file) {
        return read(JSON, file);
    }

    private static JsonNode read(ObjectMapper form, Path file) {
        try {
            return form.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(String folder, String ending) {
        try (var files = Files.list(MONITORING.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Rule> rules() {
        return files("rules", ".yml").stream()
                .flatMap(file -> all(yaml(file).path("groups"))
                        .flatMap(group -> all(group.path("rules")))
                        .map(node -> new Rule(file, node)))
                .toList();
    }

    static List<Rule> alerts() {
        return rules().stream().filter(Rule::isAlert).toList();
    }

    static List<Case> cases() {
        return files("tests", ".yml").stream().flatMap(Folder::cases).toList();
    }

    private static Stream<Case> cases(Path file) {
        var test = yaml(file);
        var loaded = all(test.path("rule_files"))
                .map(rules -> file.resolveSibling(rules.asText()).normalize())
                .toList();
        return all(test.path("tests"))
                .map(each -> new Case(
                        loaded,
                        each.path("name").asText(),
                        all(each.path("input_series"))
                                .map(series -> series.path("series").asText())
                                .toList(),
                        all(each.path("alert_rule_test"))
                                .map(asked -> new Expected(
                                        asked.path("alertname").asText(),
                                        !asked.path("exp_alerts").isEmpty()))
                                .toList()));
    }

    static List<Path> dashboards() {
        return files("grafana/dashboards", ".json");
    }

    /** What stands in the place of Grafana's own variable is a duration, as it will. */
    static List<Shown> shown() {
        return dashboards().stream()
                .flatMap(file -> all(json(file).path("panels"))
                        .flatMap(panel -> all(panel.path("targets"))
                                .map(target -> new Shown(
                                        file.getFileName() + ": "
                                                + panel.path("title").asText(),
                                        target.path("expr").asText().replace("$__rate_interval", "1m")))))
                .toList();
    }

    static Stream<JsonNode> all(JsonNode array) {
        return array.valueStream();
    }
}
