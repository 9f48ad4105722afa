package scoreline.standalone.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands in a JVM of their own, which can be killed.
 *
 * @param root what they take for the project's folder
 * @param log where all they say goes
 */
record SeparateProcess(Path root, Path log) {

    Process start(String... command) throws IOException {
        var words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-Xmx640m",
                "-Dscoreline.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                "scoreline.standalone.Scoreline"));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What it trains is made up, and no matter for a tracking server.
        process.environment().remove("MLFLOW_TRACKING_URI");
        return process.start();
    }

    /** The log is gone with the exercise: what is to be known of it, a message must quote. */
    String lastLine() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce("it said nothing", (_, line) -> line);
        }
    }
}
