package scoreline.standalone.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import scoreline.standalone.terminal.Stopped;

/**
 * A program that is none of ours.
 *
 * @param folder where it runs
 * @param environment besides that of this process
 */
record ForeignProgram(List<String> command, Path folder, Map<String, String> environment) {
    private static final Path NOTHING = Path.of("/dev/null");

    ForeignProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// How it ended.
    ///
    /// @param log what it said
    record Ended(int status, Path log) {
        /** What it said last, without what only draws lines. */
        String lastLine() throws IOException {
            try (Stream<String> lines = Files.lines(log)) {
                return lines.map(String::strip)
                        .filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                        .reduce("it said nothing", (_, line) -> line);
            }
        }
    }

    /** Runs it to its end, all it says in one log. */
    Ended run(Path log, Duration patience) throws IOException, InterruptedException {
        return run(log, log, patience);
    }

    /**
     * Runs it to its end.
     *
     * @param output made or overwritten
     * @param log for what it says elsewhere; it may be the same
     * @throws Stopped if it takes longer than that
     * @throws IOException if there is no such program
     */
    Ended run(Path output, Path log, Duration patience) throws IOException, InterruptedException {
        boolean together = output.equals(log);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(NOTHING.toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(together);
        if (!together) {
            builder.redirectError(log.toFile());
        }
        builder.environment().putAll(environment);
        var process = builder.start();
        // Whoever stops the exercise stops what it started.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(process)));
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped("%s did not end within %d s."
                        .formatted(Path.of(command.getFirst()).getFileName(), patience.toSeconds()));
            }
            return new Ended(process.exitValue(), log);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        var _ = process.destroyForcibly();
    }
}
