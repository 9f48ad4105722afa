package scoreline.standalone.exercise;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.standalone.terminal.Stopped;

/** The results API as a service, in a JVM of its own: started, killed and started again. */
final class DashboardJvm implements AutoCloseable {
    private static final String HIGH_WATER = "VmHWM:";

    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    private static final int READY = 204;

    private final URI root;
    private final Path settings;
    private final SeparateProcess dashboards;
    private @Nullable Process process;

    /**
     * One that does not run yet.
     *
     * @param folder of its settings and log
     * @param others settings of the exercise
     */
    DashboardJvm(Path folder, String bootstrapServers, Path bundle, DatabaseConfig database, Map<String, String> others)
            throws IOException {
        int port = freePort();
        this.root = URI.create("http://127.0.0.1:" + port);
        var _ = Files.createDirectories(folder);
        this.settings = folder.resolve("dashboard.properties");
        this.dashboards = new SeparateProcess(folder, folder.resolve("dashboard.log"));
        var properties = new Properties();
        properties.putAll(Map.of(
                "dashboard.bootstrap-servers",
                bootstrapServers,
                "dashboard.bundles",
                bundle.toString(),
                "dashboard.database.url",
                database.url(),
                "dashboard.http.port",
                Integer.toString(port),
                // One key asks for all.
                "dashboard.limit.requests",
                "100000",
                "dashboard.limit.burst",
                "100000"));
        properties.putAll(others);
        try (var out = Files.newOutputStream(settings)) {
            properties.store(out, null);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    void start() throws IOException {
        process =
                dashboards.start("scoreline.dashboard.service.DashboardMain", List.of("-Xmx256m"), settings.toString());
    }

    /** Until it answers. */
    void awaitReady() throws Exception {
        var request = HttpRequest.newBuilder(root.resolve("/health/ready")).build();
        try (var client = HttpClient.newHttpClient()) {
            WatchedBroker.await("a results API that answers", TO_ANSWER, () -> {
                requireAlive();
                try {
                    return client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == READY;
                } catch (ConnectException e) {
                    return false;
                }
            });
        }
    }

    /** Where it answers. */
    URI root() {
        return root;
    }

    /** @throws Stopped if it has ended by itself */
    void requireAlive() throws IOException {
        if (process != null && !process.isAlive()) {
            throw new Stopped("The results API stopped by itself: " + dashboards.lastLine());
        }
    }

    /** SIGKILL. */
    void kill() throws IOException {
        requireAlive();
        close();
    }

    /** The most memory that the process has had, bytes; empty where the system does not tell. */
    Optional<Long> peakMemory() throws IOException {
        if (process == null) {
            return Optional.empty();
        }
        var status = Path.of("/proc/%d/status".formatted(process.pid()));
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith(HIGH_WATER))
                        .map(line -> 1_024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }
}
