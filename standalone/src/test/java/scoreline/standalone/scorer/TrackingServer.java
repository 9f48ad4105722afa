package scoreline.standalone.scorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real MLflow server on the loopback, with SQLite behind it and artifacts through its proxy. */
final class TrackingServer implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("scoreline.root", "."), ".scoreline/mlflow");
    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port;
    private final Process process;

    TrackingServer(Path folder) throws Exception {
        this.folder = folder;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        this.process = launch();
        awaitHealth();
    }

    static boolean isInstalled() {
        return Files.exists(HOME.resolve("installed-3.17.2"));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What the server itself says, asked without our client. */
    JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + "/api/2.0/" + path))
                .build();
        return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    /** The runs that the server itself finds. */
    JsonNode find(String named, String filter) throws IOException, InterruptedException {
        var experiment = get("mlflow/experiments/get-by-name?experiment_name=" + named)
                .at("/experiment/experiment_id")
                .asText();
        var asked = JSON.createObjectNode().put("filter", filter);
        asked.putArray("experiment_ids").add(experiment);
        var request = HttpRequest.newBuilder(URI.create(address() + "/api/2.0/mlflow/runs/search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(asked.toString()))
                .build();
        return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body())
                .path("runs");
    }

    private Process launch() throws IOException {
        var command = new ProcessBuilder(
                        HOME.resolve("bin/mlflow").toString(),
                        "server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--workers",
                        "1",
                        "--backend-store-uri",
                        "sqlite:///" + folder.resolve("mlflow.db"),
                        "--artifacts-destination",
                        folder.resolve("artifacts").toString(),
                        "--serve-artifacts")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mlflow.log").toFile());
        command.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        command.environment().put("DO_NOT_TRACK", "true");
        return command.start();
    }

    private void awaitHealth() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address() + "/health")).build();
        long end = System.nanoTime() + TO_START.toNanos();
        while (true) {
            try {
                if (CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() - end > 0 || !process.isAlive()) {
                    close();
                    throw new IllegalStateException(
                            "MLflow did not start:\n" + Files.readString(folder.resolve("mlflow.log")), e);
                }
            }
            Thread.sleep(200);
        }
    }

    /** With its workers, which do not all end with it. */
    @Override
    public void close() {
        var workers = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
