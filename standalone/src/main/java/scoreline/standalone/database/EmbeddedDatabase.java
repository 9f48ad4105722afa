package scoreline.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.standalone.terminal.Stopped;

/**
 * A real PostgreSQL in a process of its own, which listens on the loopback address only and keeps its data in a folder, over a clean
 * stop and over a kill alike.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "postgres";
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts on any free port, and returns when clients can connect.
     *
     * @param folder made if absent; one that a database of the same version left is continued
     * @throws Stopped one sentence: it does not start there
     */
    public static EmbeddedDatabase start(Path folder) throws InterruptedException {
        try {
            Path data = Files.createDirectories(folder).resolve("data");
            endOrphan(data);
            var log = Redirect.appendTo(folder.resolve("log.txt").toFile());
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start());
        } catch (IOException | IllegalStateException e) {
            throw new Stopped(
                    "PostgreSQL does not start in %s: see log.txt there, or this: %s".formatted(folder, e.getMessage()),
                    e);
        }
    }

    /** Where the process that started it was killed, it goes on by itself, and its folder would be taken. */
    private static void endOrphan(Path data) throws IOException, InterruptedException {
        var running = running(data);
        if (running.isPresent()) {
            LOG.atInfo().addKeyValue("pid", running.get().pid()).log("ending a database that was left running");
            boolean _ = running.get().destroy();
            try {
                var _ = running.get().onExit().get(TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // What was committed survives that too.
                boolean _ = running.get().destroyForcibly();
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    private static Optional<ProcessHandle> running(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info()
                                .command()
                                .filter(command -> command.endsWith(NAME))
                                .isPresent());
    }

    /** How it is reached. */
    public DatabaseConfig address() {
        return DatabaseConfig.at(server.getJdbcUrl(NAME, NAME));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("the database did not stop cleanly");
        }
    }
}
