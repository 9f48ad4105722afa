package scoreline.dashboard.decision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.decision.ApplicationDocument.Value;
import scoreline.dashboard.decision.ApplicationDocument.Version;
import scoreline.dashboard.decision.ListedApplication.Decided;
import scoreline.dashboard.decision.ListedApplication.Rejected;
import scoreline.dashboard.decision.ListedApplication.State;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.wire.Decoding;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.UntrustedDecoder;

/** Applications as the lender sent them, and what became of each. Safe between threads. */
public final class ApplicationLists {
    private static final Set<String> ENVELOPE = Set.of("applicant_id", "application_id", "submitted_at");
    private static final int MOST_VERSIONS = 100;

    private final Database database;
    private final String topic;
    private final UntrustedDecoder decoder;

    /// @param topic that they were read from
    public ApplicationLists(Database database, String topic, UntrustedDecoder decoder) {
        this.database = database;
        this.topic = topic;
        this.decoder = decoder;
    }

    /** Which are asked for; empty is any. */
    record Question(
            Optional<String> applicant,
            Optional<String> application,
            Optional<Instant> from,
            Optional<Instant> before) {
        /** Whether few are meant, which have to be sorted rather than found in the order of time. */
        boolean isAboutOne() {
            return applicant.isPresent() || application.isPresent();
        }

        /** Says nothing of whom is asked for. */
        @Override
        public String toString() {
            return "Question";
        }
    }

    /** Where one stands in a list. */
    record Position(Instant submitted, int partition, long offset) {}

    /// Those asked for, the newest first.
    ///
    /// @param after which position they begin; empty is the beginning
    List<ListedApplication> list(Question question, Optional<Position> after, int most) throws SQLException {
        var clauses = new Clauses();
        question.from().ifPresent(from -> {
            var _ = clauses.and("submitted_at >= ?", Clauses.time(from));
        });
        question.before().ifPresent(before -> {
            var _ = clauses.and("submitted_at < ?", Clauses.time(before));
        });
        after.ifPresent(position -> {
            var _ = clauses.and(
                    "(submitted_at, partition, \"offset\") < (?, ?, ?)",
                    Clauses.time(position.submitted()),
                    position.partition(),
                    position.offset());
        });
        try (var connection = database.reading()) {
            return list(connection, question, clauses, most);
        }
    }

    private List<ListedApplication> list(Connection connection, Question question, Clauses clauses, int most)
            throws SQLException {
        var about = new Clauses();
        question.applicant().ifPresent(applicant -> {
            var _ = about.and("applicant_id = ?", applicant);
        });
        question.application().ifPresent(application -> {
            var _ = about.and("application_id = ?", application);
        });
        // Found by id before they are sorted: the order of time would lead past everybody else's.
        var found = question.isAboutOne()
                ? "with found as materialized (select * from application " + about.sql() + ")"
                : "with found as not materialized (select * from application)";
        try (var select = connection.prepareStatement("""
                %s
                select a.partition, a."offset", a.applicant_id, a.application_id, a.submitted_at,
                       r.code, r.field, d.decided_at, d.outcome, d.probability, d.points, o.defaulted
                from (
                    select partition, "offset", applicant_id, application_id, submitted_at
                    from found %s order by submitted_at desc, partition desc, "offset" desc limit ?
                ) as a
                left join rejection r on r.topic = ? and r.partition = a.partition and r."offset" = a."offset"
                left join decision d on d.applicant_id = a.applicant_id and d.application_id = a.application_id
                left join outcome o on o.identity = sha256(
                    convert_to(a.applicant_id, 'UTF8') || '\\x00'::bytea || convert_to(a.application_id, 'UTF8'))
                order by a.submitted_at desc, a.partition desc, a."offset" desc""".formatted(found, clauses.sql()))) {
            int behind = clauses.set(select, about.set(select, 1));
            select.setInt(behind, most);
            select.setString(behind + 1, topic);
            try (var rows = select.executeQuery()) {
                var listed = new ArrayList<ListedApplication>();
                while (rows.next()) {
                    listed.add(listed(rows));
                }
                return listed;
            }
        }
    }

    private static ListedApplication listed(ResultSet row) throws SQLException {
        var rejected =
                row.getString("code") == null ? null : new Rejected(row.getString("code"), row.getString("field"));
        var decided = rejected != null || row.getObject("outcome") == null
                ? null
                : new Decided(
                        DecisionLists.time(row, "decided_at"),
                        DecisionLists.outcome(row.getInt("outcome")),
                        row.getDouble("probability"),
                        row.getInt("points"));
        return new ListedApplication(
                row.getString("applicant_id"),
                row.getString("application_id"),
                DecisionLists.time(row, "submitted_at"),
                row.getInt("partition"),
                row.getLong("offset"),
                rejected != null ? State.REJECTED : decided != null ? State.DECIDED : State.WAITING,
                decided,
                rejected,
                row.getObject("defaulted", Boolean.class));
    }

    /// All versions of one that there are, with what they say.
    ///
    /// @param catalogue knows what fields are called
    Optional<ApplicationDocument> find(String applicant, String application, Catalogue catalogue, Language language)
            throws SQLException {
        if (applicant.indexOf('\0') >= 0 || application.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var listed = list(
                new Question(Optional.of(applicant), Optional.of(application), Optional.empty(), Optional.empty()),
                Optional.empty(),
                MOST_VERSIONS);
        var versions = new ArrayList<Version>();
        for (var each : listed) {
            byte[] value = value(each);
            // It may have been erased in the meantime.
            if (value != null) {
                versions.add(new Version(each, fields(value, catalogue, language)));
            }
        }
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApplicationDocument(applicant, application, versions));
    }

    private byte @Nullable [] value(ListedApplication listed) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select value from application where partition = ? and \"offset\" = ?")) {
            select.setInt(1, listed.partition());
            select.setLong(2, listed.offset());
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : null;
            }
        }
    }

    private List<Value> fields(byte[] value, Catalogue catalogue, Language language) {
        try {
            return decoder.decode(value) instanceof Decoding.Decoded<GenericRecord>(var application)
                    ? fields(application, catalogue, language)
                    : List.of();
        } catch (RegistryUnavailable e) {
            throw new Refusal(ProblemType.UNAVAILABLE, "The schema registry does not answer; try again.");
        }
    }

    private static List<Value> fields(GenericRecord application, Catalogue catalogue, Language language) {
        var fields = new ArrayList<Value>();
        var named = new HashSet<>(ENVELOPE);
        for (Field field : catalogue.fields()) {
            Schema.Field sent = application.getSchema().getField(field.name());
            if (sent != null && named.add(field.name())) {
                fields.add(new Value(
                        field.name(),
                        language.of(field.label()),
                        field.unit(),
                        plain(application.get(sent.pos())),
                        field.protectedAttribute()));
            }
        }
        for (var sent : application.getSchema().getFields()) {
            if (named.add(sent.name())) {
                fields.add(new Value(sent.name(), null, null, plain(application.get(sent.pos())), false));
            }
        }
        return fields;
    }

    /** As JSON can say it; what is no number is one that was rejected. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number when !Double.isFinite(number) -> number.toString();
            case Float number when !Float.isFinite(number) -> number.toString();
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
