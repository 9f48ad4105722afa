package scoreline.standalone.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker in a process of its own, which tests may kill. */
final class BrokerProcess {
    static final String TOPIC = "child";

    private final Process process;
    private final Path scratch;
    private final BufferedReader output;

    private BrokerProcess(Process process, Path scratch) {
        this.process = process;
        this.scratch = scratch;
        this.output = process.inputReader();
    }

    /** Starts it as the commands do: logging to a file. */
    static BrokerProcess start(Path folder, Path scratch) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new BrokerProcess(
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Xmx256m",
                                "-Dlogback.configurationFile=scoreline/standalone/logging.xml",
                                "-Dscoreline.log=" + scratch.resolve("broker.log"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerProcess.class.getName(),
                                folder.toString())
                        .redirectError(scratch.resolve("errors.txt").toFile())
                        .start(),
                scratch);
    }

    void awaitAcknowledged(String value) throws IOException {
        var line = output.readLine();
        if (!("acknowledged " + value).equals(line)) {
            throw new IllegalStateException("The broker process said: " + line);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String errors() throws IOException {
        return Files.readString(scratch.resolve("errors.txt"));
    }

    String log() throws IOException {
        return Files.readString(scratch.resolve("broker.log"));
    }

    long pid() {
        return process.pid();
    }

    static void main(String[] arguments) throws Exception {
        var broker = EmbeddedBroker.start(Path.of(arguments[0]));
        EmbeddedBrokerTest.create(broker, TOPIC, Map.of());
        EmbeddedBrokerTest.send(broker, TOPIC, "first");
        System.out.println("acknowledged first");
        Thread.sleep(60_000);
    }
}
