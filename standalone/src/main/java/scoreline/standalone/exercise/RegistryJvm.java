package scoreline.standalone.exercise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import scoreline.standalone.exercise.ForeignTools.NotHere;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;
import scoreline.wire.Registry;
import scoreline.wire.RegistryUnavailable;

/** Apicurio Registry as it is published, in a JVM of its own, which keeps what it is told in memory. */
final class RegistryJvm implements AutoCloseable {
    /** Where the launcher has Maven put it, with a mark beside it when all of it is there. */
    private static final Path PROGRAM =
            Workspace.folder().resolveSibling("schemas").resolve("target/apicurio/quarkus-run.jar");

    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final int NO_ID = 987_654;

    private final Process process;
    private final URI address;

    private RegistryJvm(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it answers. */
    static RegistryJvm start(Path folder) throws Exception {
        if (Files.notExists(PROGRAM.resolveSibling("whole"))) {
            throw new NotHere(
                    "Apicurio Registry is not in schemas/target/apicurio: ./scoreline campaign clients fetches it, 159 MB (.scoreline/registry.log)");
        }
        int port = freePort();
        var log = folder.resolve("registry.log");
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        // Otherwise it listens on every address.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=0",
                        "-jar",
                        PROGRAM.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        var started = new RegistryJvm(process, URI.create("http://127.0.0.1:" + port));
        try {
            started.awaitAnswers(log);
            return started;
        } catch (Exception e) {
            started.close();
            throw e;
        }
    }

    private void awaitAnswers(Path log) throws Exception {
        WatchedBroker.await("a schema registry that answers", TO_START, () -> {
            if (!process.isAlive()) {
                throw new Stopped("The schema registry stopped by itself: "
                        + new ForeignProgram.Ended(process.exitValue(), log).lastLine());
            }
            try {
                var _ = Registry.at(confluent()).schema(NO_ID);
                return true;
            } catch (RegistryUnavailable e) {
                return false;
            }
        });
    }

    /** Where it speaks as Confluent's does. */
    URI confluent() {
        return address.resolve("/apis/ccompat/v7");
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
