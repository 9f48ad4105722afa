package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;

/** A scorer or a drift monitor in a JVM of its own: started, stopped, killed and started again on the same folder. */
final class ServiceJvm implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long TO_STOP = 30;

    private final Kind kind;
    private final Path folder;
    private final Path settings;
    private final SeparateProcess processes;
    private @Nullable Process process;

    /** Which service. */
    enum Kind {
        SCORER("scorer", "scoreline.scorer.runtime.ScorerMain"),
        SCORER_UNDER_LOAD("scorer", "scoreline.scorer.runtime.ScorerMain"),
        MONITOR("monitor", "scoreline.monitor.runtime.MonitorMain");

        private final String word;
        private final String main;

        Kind(String word, String main) {
            this.word = word;
            this.main = main;
        }

        private List<String> options() {
            return switch (this) {
                // Short lives: what the second compiler would gain is never earned back.
                case SCORER, MONITOR -> List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
                case SCORER_UNDER_LOAD -> List.of("-Xmx320m");
            };
        }
    }

    /**
     * One that does not run yet.
     *
     * @param folder of its state, settings and log
     * @param written its settings, but for where its state is and its port
     */
    ServiceJvm(Kind kind, Path folder, Map<String, String> written) throws IOException {
        this.kind = kind;
        this.folder = Files.createDirectories(folder);
        this.settings = folder.resolve(kind.word + ".properties");
        this.processes = new SeparateProcess(folder, folder.resolve(kind.word + ".log"));
        var properties = new Properties();
        properties.putAll(written);
        properties.setProperty(kind.word + ".state", state().toString());
        properties.setProperty(kind.word + ".http.port", "0");
        try (var out = Files.newOutputStream(settings)) {
            properties.store(out, null);
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    void start() throws IOException {
        process = processes.start(kind.main, kind.options(), settings.toString());
    }

    /**
     * Whether a member of a group is this service's, by the name under which Kafka Streams keeps itself over restarts.
     *
     * @param group the service's
     */
    boolean is(String clientId, String group) throws IOException {
        Path kept = state().resolve(group).resolve("kafka-streams-process-metadata");
        return Files.exists(kept)
                && clientId.contains(
                        JSON.readTree(kept.toFile()).path("processId").asText());
    }

    /** @throws Stopped if it has ended by itself */
    void requireAlive() throws IOException {
        if (process != null && !process.isAlive()) {
            throw new Stopped("A %s stopped by itself: %s".formatted(kind.word, processes.lastLine()));
        }
    }

    /** SIGKILL. */
    void kill() throws IOException {
        requireAlive();
        close();
    }

    /** As an operator does it. */
    void stop() throws IOException, InterruptedException {
        requireAlive();
        var stopping = process;
        process = null;
        if (stopping != null) {
            stopping.destroy();
            if (!stopping.waitFor(TO_STOP, TimeUnit.SECONDS)) {
                stopping.destroyForcibly().waitFor();
                throw new Stopped(
                        "A %s did not stop within %d s: %s".formatted(kind.word, TO_STOP, processes.lastLine()));
            }
        }
    }

    /** The local state is lost; what it held comes back from the changelogs. */
    void loseState() throws IOException {
        Workspace.delete(state());
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }
}
