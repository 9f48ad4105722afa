package scoreline.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import scoreline.admission.TimeBounds;
import scoreline.dashboard.access.AccessConfig;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.access.LimitConfig;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.dashboard.database.Postgres;
import scoreline.dashboard.materialise.Source;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.scoring.Scoring;
import scoreline.dashboard.service.Answers;
import scoreline.judgement.Judge;
import scoreline.judgement.Judgement;
import scoreline.judgement.MadeUp;
import scoreline.judgement.MadeUpBundle;
import scoreline.judgement.SourcePosition;
import scoreline.scoring.bundle.Bundle;
import scoreline.service.operations.HttpAddress;
import scoreline.service.operations.Metrics;
import scoreline.tracking.FetchedBundle;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;

/** The service on a real database with decisions on made-up applications: {@code applicant-0}, {@code application-0}, and so on. */
public final class Api implements AutoCloseable {
    /** More than a chunk. */
    public static final int DECISIONS = 5_000;

    public static final JsonMapper JSON = JsonMapper.builder().build();

    public static final LimitConfig HARDLY_LIMITED = new LimitConfig(1_000_000, 1_000_000, 1_000_000);

    private static final Source SOURCE = Source.of(Framing.singleObject(), SchemaHistory.application());
    private static final List<String> CONTRACTS = List.of("Cash loans", "Revolving", "Unheard of");

    private final Database database;
    private final Bundle bundle;
    private final Source source;
    private final List<GenericRecord> applications;
    private final List<CreditDecision> decisions;
    private final Answers answers;
    private final Map<String, String> keys = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private Api(
            Database database,
            Bundle bundle,
            Source source,
            List<GenericRecord> applications,
            List<CreditDecision> decisions,
            Answers answers)
            throws SQLException {
        this.database = database;
        this.bundle = bundle;
        this.source = source;
        this.applications = applications;
        this.decisions = decisions;
        this.answers = answers;
        var made = new ApiKeys(database);
        for (var role : Role.ALL) {
            keys.put(role, made.make("test " + role, role, Instant.now().plus(Duration.ofHours(1))));
        }
    }

    private static final class Shared {
        private static final Api API = start();
    }

    /** One for all tests that only read. */
    public static Api shared() {
        return Shared.API;
    }

    /** One of one's own. */
    public static Api start() {
        return start(MadeUpDirectory.BUNDLE, new AccessConfig(Optional.empty(), HARDLY_LIMITED));
    }

    /** One that lets others in, or asks for more patience. */
    public static Api start(AccessConfig access) {
        return start(MadeUpDirectory.BUNDLE, access);
    }

    /// One of one's own.
    ///
    /// @param directory of a bundle for made-up applications
    public static Api start(Path directory) {
        return start(directory, new AccessConfig(Optional.empty(), HARDLY_LIMITED));
    }

    private static Api start(Path directory, AccessConfig access) {
        try {
            var fetched = FetchedBundle.in(directory);
            var bundle = fetched.bundle();
            var filled = Filled.by(bundle);
            var database = Database.open(Postgres.copyOf(filled.database()));
            var bundles = new Bundles(List.of(fetched));
            var scoring = new Scoring(
                    bundles, SOURCE.applicationSchema(), SOURCE.framing(), Optional.empty(), InstantSource.system());
            var answers =
                    Answers.start(HttpAddress.local(0), access, database, bundles, SOURCE, scoring, new Metrics());
            return new Api(database, bundle, SOURCE, filled.applications(), filled.decisions(), answers);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A database that nobody is connected to, and what was written to it: each that starts has a copy.
    private record Filled(DatabaseConfig database, List<GenericRecord> applications, List<CreditDecision> decisions) {
        private static final Map<String, Filled> BY_BUNDLE = new ConcurrentHashMap<>();

        static Filled by(Bundle bundle) {
            return BY_BUNDLE.computeIfAbsent(bundle.sha256(), _ -> fill(bundle));
        }

        private static Filled fill(Bundle bundle) {
            var applications = apply();
            var decisions = decide(bundle, applications);
            try {
                var config = Postgres.empty();
                try (var database = Database.open(config)) {
                    Writing.write(
                            database,
                            SOURCE,
                            SOURCE.topics().applications(),
                            applications.stream().map(Keyed::of).toList());
                    Writing.write(
                            database,
                            SOURCE,
                            SOURCE.topics().decisions(),
                            decisions.stream().map(Keyed::of).toList());
                }
                return new Filled(config, List.copyOf(applications), List.copyOf(decisions));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class MadeUpDirectory {
        private static final Path BUNDLE = write();

        private static Path write() {
            try {
                var directory = Files.createTempDirectory("scoreline").resolve("bundle");
                var _ = MadeUpBundle.write(directory);
                return directory;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<GenericRecord> apply() {
        var random = new SplittableRandom(5);
        var applications = new ArrayList<GenericRecord>();
        for (int i = 0; i < DECISIONS; i++) {
            var application = new GenericData.Record(MadeUp.SCHEMA);
            application.put("applicant_id", "applicant-" + i);
            application.put("application_id", "application-" + i);
            application.put(
                    "submitted_at", MadeUp.NOW.minusSeconds(DECISIONS - i).toEpochMilli());
            application.put("AMT_CREDIT", random.nextDouble(1_000, 100_000));
            application.put("CNT_CHILDREN", random.nextInt(4) == 0 ? null : random.nextInt(5));
            application.put("NAME_CONTRACT_TYPE", CONTRACTS.get(random.nextInt(CONTRACTS.size())));
            applications.add(application);
        }
        return applications;
    }

    private static List<CreditDecision> decide(Bundle bundle, List<GenericRecord> applications) {
        var judge = new Judge(bundle, MadeUp.SCHEMA, TimeBounds.usual(), InstantSource.fixed(MadeUp.NOW));
        var decisions = new ArrayList<CreditDecision>();
        for (var application : applications) {
            if (!(judge.judge(application, new SourcePosition(0, decisions.size()))
                    instanceof Judgement.Decided(CreditDecision decision))) {
                throw new IllegalStateException("a made-up application was rejected");
            }
            decisions.add(decision);
        }
        return decisions;
    }

    public Answers answers() {
        return answers;
    }

    public Database database() {
        return database;
    }

    public Bundle bundle() {
        return bundle;
    }

    public Source source() {
        return source;
    }

    /** As they stand on their topic, in the order of their times; the first is {@code applicant-0}'s. */
    public List<GenericRecord> applications() {
        return applications;
    }

    /** In the same order. */
    public List<CreditDecision> decisions() {
        return decisions;
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + answers.port() + path);
    }

    /** A request on behalf of a role. */
    public HttpRequest.Builder as(String role, String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + keys.get(role));
    }

    /** What a role is answered to a body. */
    public HttpResponse<String> post(String role, String path, String body) {
        return send(as(role, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an administrator is answered. */
    public HttpResponse<String> get(String path) {
        return send(as(Role.ADMIN, path).build());
    }

    /** The same as JSON, where there is an answer. */
    public JsonNode json(String path) {
        var response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return parse(response.body());
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        answers.close();
        database.close();
    }
}
