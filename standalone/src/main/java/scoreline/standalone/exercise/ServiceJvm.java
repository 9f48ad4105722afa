package scoreline.standalone.exercise;

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

/** The drift monitor as a service, in a JVM of its own: started, stopped, killed and started again on the same folder. */
final class MonitorJvm implements AutoCloseable {
    private static final long TO_STOP = 30;

    private final Path folder;
    private final Path settings;
    private final SeparateProcess monitors;
    private @Nullable Process process;

    /**
     * A monitor that does not run yet.
     *
     * @param folder of its state, settings and log
     * @param written its settings, but for where its state is and its port
     */
    MonitorJvm(Path folder, Map<String, String> written) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.settings = folder.resolve("monitor.properties");
        this.monitors = new SeparateProcess(folder, folder.resolve("monitor.log"));
        var properties = new Properties();
        properties.putAll(written);
        properties.setProperty("monitor.state", state().toString());
        properties.setProperty("monitor.http.port", "0");
        try (var out = Files.newOutputStream(settings)) {
            properties.store(out, null);
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    void start() throws IOException {
        process = monitors.start(
                "scoreline.monitor.runtime.MonitorMain",
                // Short lives: what the second compiler would gain is never earned back.
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                settings.toString());
    }

    /** @throws Stopped if it has ended by itself */
    void requireAlive() throws IOException {
        if (process != null && !process.isAlive()) {
            throw new Stopped("A monitor stopped by itself: " + monitors.lastLine());
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
                throw new Stopped("A monitor did not stop within " + TO_STOP + " s: " + monitors.lastLine());
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
