package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import scoreline.standalone.exercise.ForeignTools.NotHere;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;

/**
 * The programs that docs/producers.md shows, run as it says. Each asks about the same application, and says of it what the others say.
 *
 * @param folder for what they say
 */
record FirstApplications(Path folder) {
    private static final Path EXAMPLES = Workspace.folder().resolveSibling("examples");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** @return what became of the application */
    String inJava(String broker, URI registry) throws IOException, InterruptedException {
        return said(
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--class-path",
                        EXAMPLES + File.pathSeparator + System.getProperty("java.class.path"),
                        EXAMPLES.resolve("FirstApplication.java").toString(),
                        broker,
                        registry.toString()),
                folder,
                Map.of());
    }

    /** @return the same by KafkaJS */
    String inJavaScript(String broker, URI registry) throws NotHere, IOException, InterruptedException {
        var program = EXAMPLES.resolve("first-application.js");
        return said(
                List.of("node", program.getFileName().toString(), broker, registry.toString()),
                ForeignTools.node(program),
                Map.of());
    }

    /** @return what would become of it, in the same words */
    String overHttp(URI root, String key) throws NotHere, IOException, InterruptedException {
        ForeignTools.require("curl", "--version");
        var answer = said(
                List.of(EXAMPLES.resolve("first-application.sh").toString(), root.toString()),
                folder,
                Map.of("SCORELINE_KEY", key));
        var decision = JsonMapper.builder().build().readTree(answer).path("decision");
        return String.format(
                Locale.ROOT,
                "%s at %.1f %%: %d points",
                decision.path("outcome").asText(),
                100 * decision.path("probability_of_default").asDouble(),
                decision.path("points").asInt());
    }

    private String said(List<String> command, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        var output = folder.resolve("first.out");
        var ended = new ForeignProgram(command, home, environment).run(output, folder.resolve("first.log"), PATIENCE);
        var said = Files.readString(output).strip();
        if (ended.status() != 0) {
            throw new Stopped("An example of docs/producers.md fails: %s %s".formatted(said, ended.lastLine()));
        }
        return said;
    }
}
