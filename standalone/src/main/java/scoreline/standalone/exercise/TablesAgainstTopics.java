package scoreline.standalone.exercise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.population.Column;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Topic;

/** Whether the tables hold what the topics say: each row, byte for byte, and each of its numbers. */
record TablesAgainstTopics(Pipeline pipeline, Database database) {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /// One record and where it stands, or a row and where it says so.
    private record Key(String one, String other) {}

    /**
     * Compares everything.
     *
     * @return how many decisions there are
     * @throws Stopped with the first difference
     */
    int compare() throws SQLException, InterruptedException {
        int decisions = compareDecisions();
        compareApplications();
        compareNumbers();
        return decisions;
    }

    private int compareDecisions() throws SQLException, InterruptedException {
        var topic = pipeline.topics().decisions();
        Map<Key, ByteBuffer> expected = new HashMap<>();
        try (var consumer = pipeline.readFromStart(topic)) {
            read(
                    consumer,
                    (decision, _) -> expected.putIfAbsent(
                            new Key(decision.getApplicantId(), decision.getApplicationId()),
                            digest(bytes(topic, decision))));
        }
        compare("decision", expected, "select applicant_id, application_id, value from decision");
        return expected.size();
    }

    private void compareApplications() throws SQLException, InterruptedException {
        var topic = pipeline.topics().applications();
        Map<Key, ByteBuffer> expected = new HashMap<>();
        try (var consumer = pipeline.readFromStart(topic)) {
            read(consumer, (application, key) -> expected.put(key, digest(bytes(topic, application))));
        }
        compare("application", expected, "select partition::text, \"offset\"::text, value from application");
    }

    private static <V> byte[] bytes(Topic<String, V> topic, V value) {
        return topic.values().serializer().serialize(topic.name(), value);
    }

    /** So many whole values would not fit into memory. */
    private static ByteBuffer digest(byte[] value) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Each<V> {
        void see(V value, Key position);
    }

    private <V> void read(Consumer<String, V> consumer, Each<V> each) throws InterruptedException {
        var ends = pipeline.written(consumer);
        while (Pipeline.isBehind(consumer, ends)) {
            consumer.poll(PATIENCE)
                    .forEach(record -> each.see(
                            record.value(),
                            new Key(Integer.toString(record.partition()), Long.toString(record.offset()))));
        }
    }

    private void compare(String table, Map<Key, ByteBuffer> expected, String query) throws SQLException {
        int rows = 0;
        try (var connection = database.writing();
                var select = connection.prepareStatement(query)) {
            select.setFetchSize(2_000);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows++;
                    var key = new Key(found.getString(1), found.getString(2));
                    if (!digest(found.getBytes(3)).equals(expected.get(key))) {
                        throw new Stopped("A row of the table %s is not on its topic, or not so.".formatted(table));
                    }
                }
            }
        }
        if (rows != expected.size()) {
            throw new Stopped("The table %s has %,d rows, its topic %,d.".formatted(table, rows, expected.size()));
        }
    }

    /** Chunks against the decisions beside them. */
    private void compareNumbers() throws SQLException {
        try (var connection = database.writing();
                var chunks = connection.prepareStatement("select distinct bundle, chunk from chunk order by 1, 2");
                var found = chunks.executeQuery()) {
            while (found.next()) {
                compareNumbers(connection, found.getInt(1), found.getInt(2));
            }
        }
    }

    private void compareNumbers(Connection connection, int bundle, int chunk) throws SQLException {
        var decisions = decisions(connection, bundle, chunk);
        try (var select =
                connection.prepareStatement("select \"column\", numbers from chunk where bundle = ? and chunk = ?")) {
            select.setInt(1, bundle);
            select.setInt(2, chunk);
            int columns = 0;
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    columns++;
                    int column = found.getInt(1);
                    var expected = expected(column, decisions);
                    if (!Arrays.equals(expected, found.getBytes(2))) {
                        throw new Stopped(
                                "Column %d of chunk %d is not what its decisions say.".formatted(column, chunk));
                    }
                }
            }
            int wanted = 4 + 2 * decisions.getFirst().getFeatureValues().size();
            if (columns != wanted) {
                throw new Stopped("Chunk %d has %d columns of %d.".formatted(chunk, columns, wanted));
            }
        }
    }

    private List<CreditDecision> decisions(Connection connection, int bundle, int chunk) throws SQLException {
        var topic = pipeline.topics().decisions();
        long first = ((long) bundle << Integer.SIZE) + (long) chunk * Column.CHUNK;
        var decisions = new ArrayList<CreditDecision>();
        try (var select = connection.prepareStatement(
                "select place, value from decision where place >= ? and place < ? order by place")) {
            select.setLong(1, first);
            select.setLong(2, first + Column.CHUNK);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(1) != first + decisions.size()) {
                        throw new Stopped("Places of chunk %d have a gap.".formatted(chunk));
                    }
                    decisions.add(topic.values().deserializer().deserialize(topic.name(), rows.getBytes(2)));
                }
            }
        }
        return decisions;
    }

    private static byte[] expected(int column, List<CreditDecision> decisions) {
        var numbers = ByteBuffer.allocate(Long.BYTES * decisions.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (var decision : decisions) {
            if (column == Column.OUTCOME.number()) {
                numbers.put(number(decision.getOutcome()));
            } else if (column == Column.PROBABILITY.number()) {
                numbers.putDouble(decision.getProbabilityOfDefault());
            } else if (column == Column.SUBMITTED.number()) {
                numbers.putLong(decision.getSubmittedAt().toEpochMilli());
            } else if (column == Column.POINTS.number()) {
                numbers.putShort((short) decision.getPoints());
            } else if (column >= Column.cell(0).number()) {
                numbers.put(decision.getBins().get(column - Column.cell(0).number()));
            } else {
                numbers.putFloat(decision.getFeatureValues().get(column));
            }
        }
        return Arrays.copyOf(numbers.array(), numbers.position());
    }

    /** Written down here once more, so that both must be wrong to agree. */
    private static byte number(DecisionOutcome outcome) {
        return switch (outcome) {
            case APPROVE -> 0;
            case REVIEW -> 1;
            case REFUSE -> 2;
        };
    }
}
