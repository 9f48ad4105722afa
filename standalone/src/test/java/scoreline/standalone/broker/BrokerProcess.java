package scoreline.standalone.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A broker in a process of its own, which tests may kill. */
final class BrokerProcess {
    static final String TOPIC = "child";

    private final Process process;
    private final BufferedReader output;

    private BrokerProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static BrokerProcess start(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new BrokerProcess(new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void awaitAcknowledged(String value) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("acknowledged " + value)) {
                return;
            }
        }
        throw new IllegalStateException("The broker process ended before it acknowledged " + value + ".");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
