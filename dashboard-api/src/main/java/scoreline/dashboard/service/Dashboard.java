package scoreline.dashboard.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.clients.CommonClientConfigs;
import scoreline.admission.ApplicationSchema;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.materialise.Materialiser;
import scoreline.dashboard.materialise.Source;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.scoring.Scoring;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.ValueFraming;
import scoreline.service.life.Ending;
import scoreline.service.life.Service;
import scoreline.service.operations.Metrics;
import scoreline.tracking.FetchedBundle;
import scoreline.tracking.Tracking;
import scoreline.wire.SchemaHistory;

/** Topics into the database, and answers out of it, until it is closed. Thread-safe. */
public final class Dashboard implements Service {
    private final Database database;
    private final Materialiser materialiser;
    private final Answers answers;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    private Dashboard(Database database, Materialiser materialiser, Answers answers) {
        this.database = database;
        this.materialiser = materialiser;
        this.answers = answers;
        var _ = materialiser.ended().thenAccept(ended::complete);
    }

    /**
     * Loads the bundles that the configuration names, which may have to be fetched first, and starts.
     *
     * @param environment names the tracking server, if there is one
     * @throws scoreline.tracking.UnusableTracking if it is not known which bundle is meant, or it cannot be fetched
     * @throws scoreline.scoring.bundle.UnusableBundle if a bundle is not what it was when it was trained
     * @throws CannotStart as for {@link #start(DashboardConfig, List)}
     */
    public static Dashboard start(DashboardConfig config, Map<String, String> environment) {
        var fetched = config.bundles().stream()
                .map(address -> address.fetch(
                        () -> Tracking.of(config.runs(), config.runs().resolve("bundles"), environment)))
                .toList();
        return start(config, fetched);
    }

    /**
     * Starts, and returns when it answers; topics are read from then on.
     *
     * @throws UnusableConfig if the registry, the application schema or a movable field cannot be used
     * @throws CannotStart if the database does not answer, or the port is taken
     */
    public static Dashboard start(DashboardConfig config, List<FetchedBundle> fetched) {
        var bundles = new Bundles(fetched);
        var framing =
                ValueFraming.of(config.registry(), DashboardConfig.SERVICE).framing();
        var schema = config.applicationSchema()
                .map(Dashboard::schema)
                .orElseGet(() -> ApplicationSchema.of(bundles.serving().catalogue()));
        var source = Source.of(framing, schema);
        var scoring = new Scoring(bundles, schema, framing, config.whatIfFields(), InstantSource.system());
        var database = Database.open(config.database());
        var kafka = new HashMap<String, Object>(config.kafka());
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        var metrics = new Metrics();
        var materialiser = Materialiser.start(database, kafka, source, config.retention(), metrics);
        try {
            var answers = Answers.start(config.http(), config.access(), database, bundles, source, scoring, metrics);
            return new Dashboard(database, materialiser, answers);
        } catch (CannotStart e) {
            materialiser.close();
            database.close();
            throw e;
        }
    }

    private static SchemaHistory schema(Path file) {
        try {
            return new SchemaHistory(new Schema.Parser().parse(Files.readString(file)), List.of());
        } catch (IOException | SchemaParseException e) {
            throw new UnusableConfig(
                    "dashboard.application-schema names " + file + ", which is no readable Avro schema.");
        }
    }

    /**
     * Makes a key in place of the one of that name, if there is one.
     *
     * @param role one of {@link scoreline.dashboard.access.Role}
     * @return the key, which nobody can tell again
     * @throws CannotStart if the database does not answer
     */
    public String newKey(String name, String role, Instant expires) {
        return answers.newKey(name, role, expires);
    }

    public int port() {
        return answers.port();
    }

    @Override
    public CompletableFuture<Ending> ended() {
        return ended.copy();
    }

    /** Answers what is asked already, then stops. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        answers.close();
        materialiser.close();
        database.close();
        ended.complete(Ending.CLOSED);
    }
}
