package scoreline.dashboard.decision;

import java.sql.SQLException;
import java.util.Optional;
import scoreline.dashboard.database.Database;
import scoreline.wire.CreditDecision;
import scoreline.wire.Topic;

/** Decisions as they stood on their topic. Safe between threads. */
public final class Decisions {
    private final Database database;
    private final Topic<String, CreditDecision> topic;

    /// @param topic that they were read from
    public Decisions(Database database, Topic<String, CreditDecision> topic) {
        this.database = database;
        this.topic = topic;
    }

    /// A decision, and where its numbers are.
    ///
    /// @param place see `population`
    public record Stored(long place, CreditDecision decision) {
        /** Says nothing of the decision: it is personal data. */
        @Override
        public String toString() {
            return "Stored";
        }
    }

    /** Empty too where no table can hold such an id. */
    public Optional<Stored> find(String applicant, String application) throws SQLException {
        if (applicant.indexOf('\0') >= 0 || application.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select place, value from decision where applicant_id = ? and application_id = ?")) {
            select.setString(1, applicant);
            select.setString(2, application);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Stored(rows.getLong(1), read(rows.getBytes(2))))
                        : Optional.empty();
            }
        }
    }

    CreditDecision read(byte[] value) {
        return topic.values().deserializer().deserialize(topic.name(), value);
    }
}
