package scoreline.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;

/**
 * A real PostgreSQL in a process of its own, which listens on the loopback address only and keeps its data in a folder, over a clean
 * stop and over a kill alike.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "postgres";
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts on any free port, and returns when clients can connect.
     *
     * @param folder made if absent; one that a database of the same version left is continued
     * @throws Stopped one sentence: another process uses it, or it does not start there
     */
    public static EmbeddedDatabase start(Path folder) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            var lock = claim(folder);
            try {
                return new EmbeddedDatabase(startIn(folder), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | IllegalStateException e) {
            throw new Stopped(
                    "PostgreSQL does not start in %s: see log.txt there, or this: %s".formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * Deletes what a database left in a folder, and ends the one that a killed process left running there.
     *
     * @throws Stopped if another process uses it
     */
    public static void drop(Path folder) throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            try (var _ = claim(folder)) {
                endOrphan(folder.resolve("data"));
            }
            Workspace.delete(folder);
        }
    }

    /** Held as long as this process lives and has not closed it. */
    private static FileChannel claim(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.atDebug().setCause(e).log("held by this very process");
        }
        channel.close();
        throw new Stopped("The database in " + folder + " is in use by another process.");
    }

    private static EmbeddedPostgres startIn(Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        endOrphan(data);
        var log = Redirect.appendTo(folder.resolve("log.txt").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                // Made for tests, it would otherwise run without: what is committed here is kept.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
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

    /** The process that the folder names, if it still is a database's of that folder. */
    private static Optional<ProcessHandle> running(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .limit(1)
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(data.toString()))
                .findFirst();
    }

    /** How it is reached. */
    public DatabaseConfig address() {
        return DatabaseConfig.at(server.getJdbcUrl(NAME, NAME));
    }

    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("the database did not stop cleanly");
        }
    }
}
