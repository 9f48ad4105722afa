package scoreline.benchmarks.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;

/** A process in which something is measured or asked. */
public record Jvm(List<String> flags, String classPath) {
    private static final List<String> QUIET = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xms512m",
            "-Xmx1g",
            // What libraries log is of no interest to the terminal.
            "-Dlogback.configurationFile=scoreline/standalone/logging.xml",
            "-Dscoreline.log=" + Workspace.folder().resolve("benchmarks").resolve("forks.log"));

    public Jvm {
        flags = List.copyOf(flags);
    }

    public static Jvm forScoreline() {
        var flags = Stream.concat(QUIET.stream(), Stream.of("--add-modules", "jdk.incubator.vector"));
        return new Jvm(flags.toList(), ownClassPath());
    }

    /** One without the flags of our kernels. */
    public static Jvm on(String classPath) {
        return new Jvm(QUIET, classPath);
    }

    public static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /// Runs a program to its end.
    ///
    /// @param log takes what it prints
    public void run(Class<?> program, Path log, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Stopped(program.getSimpleName() + " failed: its output is at the end of " + log + ".");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Stopped("The measurement was interrupted.", e);
        }
    }
}
