package scoreline.standalone.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A workflow of GitHub Actions.
record Workflow(Path file, JsonNode root) {
    static final Path PROJECT = Path.of(System.getProperty("scoreline.root", ".."));

    /// What a shell would take for a file of the project.
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/.-])(?:\\./)?((?:infra|\\.ci)/[\\w/.-]+|scoreline)(?=\\s|$)");

    static Stream<Workflow> all() {
        try (var files = Files.list(PROJECT.resolve(".github/workflows"))) {
            return files.sorted().map(file -> new Workflow(file, yaml(file))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Map.Entry<String, JsonNode>> jobs() {
        return List.copyOf(root.path("jobs").properties());
    }

    List<JsonNode> steps() {
        return jobs().stream()
                .flatMap(job -> job.getValue().path("steps").valueStream())
                .toList();
    }

    Stream<String> commands() {
        return steps().stream()
                .filter(step -> step.has("run"))
                .map(step -> step.path("run").asText());
    }

    /** Files of the project that its commands start. */
    Stream<Path> scripts() {
        return commands()
                .flatMap(command -> SCRIPT.matcher(command).results())
                .map(found -> PROJECT.resolve(found.group(1)));
    }

    /** Other workflows that its jobs are, and those jobs. */
    Stream<Map.Entry<Path, JsonNode>> called() {
        return jobs().stream()
                .map(Map.Entry::getValue)
                .filter(job -> job.has("uses"))
                .map(job -> Map.entry(PROJECT.resolve(job.path("uses").asText()), job));
    }

    /** What starts it; YAML takes the bare word for true. */
    JsonNode triggers() {
        return root.has("on") ? root.path("on") : root.path("true");
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
