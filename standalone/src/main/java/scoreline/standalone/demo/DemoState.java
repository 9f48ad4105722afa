package scoreline.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.kafka.common.utils.AppInfoParser;
import scoreline.dashboard.service.Dashboard;
import scoreline.scorer.runtime.Scorer;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.broker.EmbeddedBroker;
import scoreline.standalone.database.EmbeddedDatabase;
import scoreline.standalone.terminal.Workspace;
import scoreline.wire.CreditDecision;

/** What the demo remembers from run to run. All of it is made up, so that what another version or bundle wrote is dropped. */
final class DemoState {
    private static final String MARK = "written-by";

    private DemoState() {}

    /**
     * Leaves only state that this scorer, with this bundle, wrote.
     *
     * @param bundle SHA-256 of its manifest
     */
    static void claim(Path folder, String bundle, PrintWriter out) throws IOException, InterruptedException {
        Path mark = folder.resolve(MARK);
        Path broker = folder.resolve("broker");
        Path store = folder.resolve("scorer");
        Path database = folder.resolve("database");
        String ours = "scorer %s, scoring %s, messages %s, dashboard %s, kafka %s, bundle %s%n"
                .formatted(
                        code(Scorer.class),
                        code(Bundle.class),
                        code(CreditDecision.class),
                        code(Dashboard.class),
                        AppInfoParser.getVersion(),
                        bundle);
        if (Files.exists(mark) && Files.readString(mark).equals(ours)) {
            return;
        }
        if (Files.exists(broker) || Files.exists(store)) {
            EmbeddedBroker.drop(broker);
            Workspace.delete(store);
            EmbeddedDatabase.drop(database);
            out.println(
                    "What an earlier demo remembered was written by another version or bundle; it was made up and is dropped.");
        }
        Files.writeString(mark, ours);
    }

    /** Tells builds apart by what is in them; a folder of classes tells nothing. */
    private static String code(Class<?> type) throws IOException {
        Path place;
        try {
            place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if (Files.isDirectory(place)) {
            return "unpackaged";
        }
        try (var jar = new JarFile(place.toFile())) {
            var sum = new CRC32();
            sum.update(jar.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .sorted()
                    .collect(Collectors.joining("\n"))
                    .getBytes(UTF_8));
            return Long.toHexString(sum.getValue());
        }
    }
}
