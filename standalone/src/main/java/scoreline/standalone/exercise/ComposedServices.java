package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;

/** {@code docker-compose.yml} from nothing to an alert, by the script that knows engines and images. */
final class ComposedServices {
    private ComposedServices() {}

    static void run(boolean quick, PrintWriter out) throws Exception {
        var root = Workspace.folder().toAbsolutePath().resolveSibling("");
        var command = new ArrayList<>(List.of(root.resolve("infra/ci/compose").toString()));
        if (quick) {
            command.add("--quick");
        }
        var process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        // Whoever stops the campaign stops the containers; the script ends them when it is asked to.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        process.getOutputStream().close();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            lines.lines().forEach(out::println);
        }
        if (process.waitFor() != 0) {
            throw new Stopped("docker-compose.yml does not hold what it says: see above.");
        }
    }
}
