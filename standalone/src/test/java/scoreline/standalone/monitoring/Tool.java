package scoreline.standalone.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A program of Prometheus' or Alertmanager's.
///
/// @param program where it is installed
record Tool(Path program) {
    /// @param status 0 where all is well
    /// @param said on both its outputs
    record Ended(int status, String said) {}

    /// Ends the test, which is then skipped, where there is none.
    ///
    /// @param names by which it may be called
    static Tool required(String... names) {
        var found = Stream.of(names)
                .flatMap(name -> Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.err.println(
                    "No " + names[0]
                            + ": rules and routes of infra/monitoring are NOT tested (apt install prometheus prometheus-alertmanager).");
        }
        Assumptions.assumeTrue(found.isPresent(), "no " + names[0] + " was found");
        return new Tool(found.orElseThrow());
    }

    Ended run(List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<String>(List.of(program.toString()));
        words.addAll(arguments);
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }

    Ended run(String first, String second, List<Path> files) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of(first, second), files.stream().map(Path::toString))
                .toList());
    }
}
