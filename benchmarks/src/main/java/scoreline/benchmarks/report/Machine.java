package scoreline.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where figures come from.
 *
 * @param processors that this process may use
 * @param commit short, with {@code -dirty} where files differ from it
 */
public record Machine(String processor, int processors, String jdk, String system, String commit) {
    private static final String UNKNOWN = "unknown";

    /** @param root of the project */
    public static Machine here(Path root) {
        return new Machine(
                processor(Path.of("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                answer(root, "git", "describe", "--always", "--dirty", "--exclude=*")
                        .orElse(UNKNOWN));
    }

    static String processor(Path linux) {
        return fromLinux(linux)
                .or(() -> answer(Path.of("").toAbsolutePath(), "sysctl", "-n", "machdep.cpu.brand_string"))
                .orElse(System.getProperty("os.arch", UNKNOWN));
    }

    private static Optional<String> fromLinux(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> answer(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** For the top of a page. */
    public String sentence() {
        return "%s, %d processors; %s; %s; commit %s".formatted(processor, processors, jdk, system, commit);
    }
}
