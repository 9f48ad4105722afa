package scoreline.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.dashboard.materialise.Materialiser;
import scoreline.dashboard.materialise.Retention;
import scoreline.dashboard.materialise.Source;
import scoreline.service.operations.Metrics;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;

/** What the materialiser promises of any PostgreSQL that it is told of. */
@Timeout(120)
abstract class MaterialiserContract {
    /** A PostgreSQL that runs. */
    interface Server extends AutoCloseable {
        DatabaseConfig address();

        /** Ends it; its data stay. */
        @Override
        void close();
    }

    private static final Source SOURCE = Source.of(Framing.singleObject(), SchemaHistory.application());

    @TempDir
    private Path folder;

    private Pipeline pipeline;
    private Server server;

    /** Starts one, the second time with the data of the first. */
    abstract Server start(Path folder) throws Exception;

    @BeforeEach
    void start() throws Exception {
        server = start(folder.resolve("postgres"));
        pipeline = Pipeline.start(folder.resolve("kafka"), 0);
    }

    @AfterEach
    void stop() {
        Optional.ofNullable(server).ifPresent(Server::close);
        Optional.ofNullable(pipeline).ifPresent(Pipeline::close);
    }

    private Materialiser materialise(Database database) {
        return materialise(database, Retention.FOR_EVER);
    }

    private Materialiser materialise(Database database, Retention retention) {
        return Materialiser.start(
                database,
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()),
                SOURCE,
                retention,
                new Metrics());
    }

    private static CreditDecision decision(int number) {
        return CreditDecision.newBuilder()
                .setApplicantId("p-%05d".formatted(number))
                .setApplicationId("a")
                .setSubmittedAt(Instant.EPOCH)
                .setDecidedAt(Instant.EPOCH)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("0".repeat(64))
                .setMargin(0f)
                .setProbabilityOfDefault(0.5)
                .setPoints(600)
                .setOutcome(DecisionOutcome.REFUSE)
                .setThreshold(0.1)
                .setBias(0f)
                .setContributions(List.of(0f))
                .setFeatureValues(List.of((float) number))
                .setBins(ByteBuffer.wrap(new byte[1]))
                .setReasons(List.of())
                .build();
    }

    /** As the scorer does. */
    private void send(int from, int to, boolean commit) {
        var topic = SOURCE.topics().decisions();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        pipeline.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = from; i < to; i++) {
                var decision = decision(i);
                var _ = producer.send(new ProducerRecord<>(
                        topic.name(),
                        topic.keys().serializer().serialize("", decision.getApplicantId()),
                        topic.values().serializer().serialize("", decision)));
            }
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static List<String> applicants(Database database) throws SQLException {
        return asked(database, "select applicant_id from decision order by applicant_id");
    }

    private static List<String> asked(Database database, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.reading();
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> expected(int... bounds) {
        return IntStream.range(0, bounds.length / 2)
                .boxed()
                .flatMap(i -> IntStream.range(bounds[2 * i], bounds[2 * i + 1]).mapToObj("p-%05d"::formatted))
                .toList();
    }

    private static void await(Database database, int rows) throws Exception {
        while (applicants(database).size() < rows) {
            Thread.sleep(50);
        }
    }

    @Test
    void what_was_committed_is_written_once_over_a_restart() throws Exception {
        // Given
        try (var database = Database.open(server.address())) {
            send(0, 3_000, true);
            send(3_000, 4_000, false);
            try (var _ = materialise(database)) {
                await(database, 1);
            }
            send(4_000, 5_000, true);
            // When
            try (var _ = materialise(database)) {
                await(database, 4_000);
                // Then
                assertThat(applicants(database)).isEqualTo(expected(0, 3_000, 4_000, 5_000));
                while (!"0".equals(asked(database, "select behind from writer").getFirst())) {
                    Thread.sleep(10);
                }
                assertThat(asked(database, "select complete_to <= now() from writer"))
                        .containsExactly("t");
            }
        }
    }

    @Test
    void another_takes_over_and_a_database_that_comes_back_is_gone_on_with() throws Exception {
        // Given
        try (var database = Database.open(server.address())) {
            var first = materialise(database);
            send(0, 100, true);
            await(database, 100);
            try (var second = materialise(database)) {
                first.close();
                // When
                send(100, 200, true);
                await(database, 200);
                assertThat(second.ended()).isNotDone();
            }
        }
        server.close();
        send(200, 300, true);
        server = start(folder.resolve("postgres"));
        try (var database = Database.open(server.address());
                var _ = materialise(database)) {
            await(database, 300);
            // Then
            assertThat(applicants(database)).isEqualTo(expected(0, 300));
        }
    }

    @Test
    void what_is_too_old_goes_and_does_not_come_again_from_its_topic() throws Exception {
        // Given
        try (var database = Database.open(server.address())) {
            send(0, 5_000, true);
            try (var _ = materialise(database)) {
                await(database, 5_000);
            }
            // When
            send(5_000, 5_100, true);
            try (var _ = materialise(database, new Retention(Optional.of(Period.ofYears(5)), Optional.empty()))) {
                while (!applicants(database).isEmpty()
                        || !"0"
                                .equals(asked(database, "select behind from writer")
                                        .getFirst())) {
                    Thread.sleep(50);
                }
            }
            // Then
            assertThat(asked(database, "select sum(next_offset) >= 5100 from progress"))
                    .containsExactly("t");
            assertThat(asked(database, "select places from bundle")).containsExactly("5000");
        }
    }
}
