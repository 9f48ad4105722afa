package scoreline.standalone.topics;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * Brings the topics of a cluster to what is declared, and says what that took.
 *
 * @param servers where brokers are, host:port, separated by commas
 * @param replication copies of each partition of a topic that is made
 * @param monitored whether a drift monitor or a results API runs there, which need topics of their own
 */
public record ApplyTopics(String servers, int replication, boolean monitored) implements Task {
    public ApplyTopics {
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new WrongUse("--replication must be from 1 to 32767, was " + replication);
        }
    }

    /** @param words after the command: there is {@code apply} */
    public static ApplyTopics of(List<String> words, String servers, int replication, boolean monitored) {
        if (!words.equals(List.of("apply"))) {
            throw new WrongUse("There is no 'topics " + String.join(" ", words) + "'; there is apply");
        }
        return new ApplyTopics(servers, replication, monitored);
    }

    @Override
    public void run(PrintWriter out) throws InterruptedException {
        try (var admin = connected()) {
            var applied = DeclaredTopics.apply(admin, declared(), replication);
            applied.forEach(each -> out.println(line(each)));
        }
    }

    private List<Topic<?, ?>> declared() {
        var framing = Framing.singleObject();
        var declared = new ArrayList<>(Topics.of(framing).all());
        if (monitored) {
            declared.addAll(MonitorTopics.of(framing).all());
        }
        return declared;
    }

    private Admin connected() {
        try {
            return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        } catch (KafkaException e) {
            throw new Stopped(
                    "--bootstrap-servers names no broker: " + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
    }

    private String line(Applied applied) {
        var settings = applied.topic().settings();
        return switch (applied) {
            case Applied.Made made ->
                "made     %-22s %d %s, %d %s of each, kept %d days%s"
                        .formatted(
                                made.topic().name(),
                                settings.partitions(),
                                settings.partitions() == 1 ? "partition" : "partitions",
                                replication,
                                replication == 1 ? "copy" : "copies",
                                settings.retention().toDays(),
                                switch (settings.cleanup()) {
                                    case DELETE -> "";
                                    case COMPACT_AND_DELETE -> ", of each key the last";
                                });
            case Applied.Found found ->
                "%-8s %s%s"
                        .formatted(
                                found.changed().isEmpty() ? "there" : "changed",
                                found.changed().isEmpty()
                                        ? found.topic().name()
                                        : "%-22s %s".formatted(found.topic().name(), told(found)),
                                copies(found));
        };
    }

    private static String told(Applied.Found found) {
        return found.changed().entrySet().stream()
                .map(change -> "%s %s → %s"
                        .formatted(
                                change.getKey(),
                                change.getValue().was(),
                                change.getValue().is()))
                .collect(Collectors.joining(", "));
    }

    private String copies(Applied.Found found) {
        return found.copies() == replication
                ? ""
                : "  (it has %d %s of each partition, not %d: kafka-reassign-partitions.sh changes that)"
                        .formatted(found.copies(), found.copies() == 1 ? "copy" : "copies", replication);
    }
}
