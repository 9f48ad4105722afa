package scoreline.standalone.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs in a JVM of their own, which can be killed.
 *
 * @param root what they take for the project's folder
 * @param log where all they say goes
 */
record SeparateProcess(Path root, Path log) {

    /** One of Scoreline's commands. */
    Process start(String... command) throws IOException {
        return start("scoreline.standalone.Scoreline", List.of(), command);
    }

    /**
     * Any program of ours.
     *
     * @param options of the JVM, after those that every command has
     */
    Process start(String main, List<String> options, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-Xmx640m",
                "-Dscoreline.root=" + root));
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        words.addAll(List.of(arguments));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What it trains is made up, and no matter for a tracking server.
        process.environment().remove("MLFLOW_TRACKING_URI");
        var started = process.start();
        // Whoever stops the exercise stops what it started.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
        return started;
    }

    /** The log is gone with the exercise: what is to be known of it, a message must quote. */
    String lastLine() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce("it said nothing", (_, line) -> line);
        }
    }
}
