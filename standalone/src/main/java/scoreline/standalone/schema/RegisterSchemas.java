package scoreline.standalone.schema;

import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import scoreline.admission.ApplicationSchema;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.SchemaHistory;
import scoreline.wire.Subjects;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/** Has a registry hold the schemas of all topics, as a release does once. */
final class RegisterSchemas implements Task {
    private final Subjects subjects;
    private final Optional<Supplier<FetchedBundle>> bundle;
    private final boolean monitored;

    /**
     * Asks nothing yet.
     *
     * @param bundle whose applications come; without one they are in the shipped form
     * @param monitored whether a drift monitor or a results API runs there, which need topics of their own
     */
    RegisterSchemas(URI registry, Optional<Supplier<FetchedBundle>> bundle, boolean monitored) {
        try {
            this.subjects = Subjects.at(registry);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--registry cannot be used: " + e.getMessage());
        }
        this.bundle = bundle;
        this.monitored = monitored;
    }

    @Override
    public void run(PrintWriter out) {
        subjects.release(topics()).forEach(released -> out.println(line(released)));
    }

    private List<Topic<?, ?>> topics() {
        var framing = Framing.singleObject();
        var applications = bundle.map(
                        it -> ApplicationSchema.of(it.get().bundle().catalogue()))
                .orElseGet(SchemaHistory::application);
        var topics = new ArrayList<Topic<?, ?>>(Topics.of(framing, applications).all());
        if (monitored) {
            topics.addAll(MonitorTopics.of(framing).all());
        }
        return topics;
    }

    private static String line(Subjects.Released released) {
        var level = released.topic().compatibility().name();
        var former = released.formerLevel().orElse(level);
        return "%-11s %-28s %s%s"
                .formatted(
                        released.registered() == 0 ? "there" : "registered",
                        released.topic().subject(),
                        former.equals(level) ? level : former + " → " + level,
                        released.registered() > 1 ? ", in %d forms".formatted(released.registered()) : "");
    }
}
