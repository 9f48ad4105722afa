package scoreline.standalone.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/** The folder {@code .scoreline} of the project: state that outlives a run, and a log for each run. */
public final class Workspace {
    private static final int LOGS_KEPT = 30;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Workspace() {}

    /** The folder, absolute; the launcher names the project's root, and without it the current folder is meant. */
    public static Path folder() {
        return Path.of(System.getProperty("scoreline.root", ""))
                .toAbsolutePath()
                .resolve(".scoreline");
    }

    /**
     * Sends everything logged from now on to a file of this run, and nothing to the terminal. Must come before the first
     * logger is made.
     *
     * @param workspace made if absent
     * @return the file; it appears with the first line logged
     */
    public static Path logTo(Path workspace, String command, InstantSource clock) {
        var logs = workspace.resolve("logs");
        try {
            Files.createDirectories(logs);
            prune(logs);
        } catch (IOException e) {
            throw new Stopped("The folder " + logs + " for logs cannot be written: " + e + ".", e);
        }
        var log = logs.resolve(command + "-" + STAMP.format(clock.instant()) + "-"
                + ProcessHandle.current().pid() + ".log");
        System.setProperty("scoreline.log", log.toString());
        System.setProperty("logback.configurationFile", "scoreline/standalone/logging.xml");
        return log;
    }

    /** Deletes a folder and all that is in it; absent is fine. */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void prune(Path logs) throws IOException {
        try (var files = Files.list(logs)) {
            var oldest = files.sorted(
                            Comparator.comparing((Path file) -> file.toFile().lastModified())
                                    .reversed())
                    .skip(LOGS_KEPT - 1)
                    .toList();
            for (var file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }
}
