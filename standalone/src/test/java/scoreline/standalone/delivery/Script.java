package scoreline.standalone.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a script of the project said.
record Script(int status, String out, String err) {
    /// Runs it to its end, with little in its environment but what is given.
    static Script run(Map<String, String> environment, String path, String... arguments)
            throws IOException, InterruptedException {
        var words = Stream.concat(
                        Stream.of(
                                Workflow.PROJECT.resolve(path).toAbsolutePath().toString()),
                        Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(List.copyOf(words));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        // Neither says more than a pipe holds.
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Script(process.waitFor(), out, err);
    }
}
