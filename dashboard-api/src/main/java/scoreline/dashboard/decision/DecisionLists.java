package scoreline.dashboard.decision;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.decision.Order.Position;
import scoreline.dashboard.population.Column;
import scoreline.dashboard.population.Columns;
import scoreline.dashboard.population.Criterion;
import scoreline.dashboard.population.Selection;

/**
 * Lists of decisions. What is filtered by no more than time is read by an index; the rest is found among columns, whose work is bounded
 * by the number of decisions, and only the rows of the part asked for are read. Safe between threads.
 */
@Singleton
final class DecisionLists {
    private static final String ROWS = """
            select place, applicant_id, application_id, submitted_at, decided_at, outcome, probability, points, event
            from decision""";

    private final Database database;
    private final Columns columns;

    DecisionLists(Database database, Columns columns) {
        this.database = database;
        this.columns = columns;
    }

    /// A part of a list.
    ///
    /// @param last where it ends; empty where nothing follows
    record Part(List<ListedDecision> items, Optional<Position> last) {
        Part {
            items = List.copyOf(items);
        }
    }

    /// @param after which position it begins; empty is the beginning
    Part read(DecisionQuestion question, Optional<Position> after, int most) throws SQLException {
        try (var connection = database.readingOneMoment()) {
            var bundles = bundles(connection);
            return question.isByIndex()
                    ? byIndex(connection, bundles, question, after, most)
                    : byColumns(connection, bundles, question, after, most);
        }
    }

    private static Map<Integer, DecisionDocument.BundleName> bundles(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select bundle, name, version, sha256 from bundle");
                var rows = select.executeQuery()) {
            var bundles = new HashMap<Integer, DecisionDocument.BundleName>();
            while (rows.next()) {
                bundles.put(
                        rows.getInt(1),
                        new DecisionDocument.BundleName(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return bundles;
        }
    }

    private static Part byIndex(
            Connection connection,
            Map<Integer, DecisionDocument.BundleName> bundles,
            DecisionQuestion question,
            Optional<Position> after,
            int most)
            throws SQLException {
        var order = question.order();
        var clauses = new Clauses();
        for (var criterion : question.filter().criteria()) {
            if (criterion instanceof Criterion.SubmittedBetween(Instant from, Instant before)) {
                var _ = clauses.and("submitted_at >= ? and submitted_at < ?", Clauses.time(from), Clauses.time(before));
            }
        }
        after.ifPresent(position -> {
            var _ = clauses.and(order.after(), order.inTable(position.value()), position.place());
        });
        try (var select =
                connection.prepareStatement("%s %s %s limit ?".formatted(ROWS, clauses.sql(), order.orderBy()))) {
            int behind = clauses.set(select, 1);
            select.setInt(behind, most + 1);
            try (var rows = select.executeQuery()) {
                var items = new ArrayList<ListedDecision>();
                var last = Optional.<Position>empty();
                while (rows.next()) {
                    if (items.size() == most) {
                        return new Part(items, last);
                    }
                    items.add(item(rows, bundles));
                    last = Optional.of(new Position(order.value(rows), rows.getLong("place")));
                }
                return new Part(items, Optional.empty());
            }
        }
    }

    private Part byColumns(
            Connection connection,
            Map<Integer, DecisionDocument.BundleName> bundles,
            DecisionQuestion question,
            Optional<Position> after,
            int most)
            throws SQLException {
        var order = question.order();
        var about = question.isAboutOne()
                ? Optional.of(places(connection, question))
                : Optional.<Map<Integer, BitSet>>empty();
        // One more than asked for: it tells whether something follows.
        var first = new Leading(order, after, most + 1);
        for (var bundle : bundles.entrySet()) {
            int number = bundle.getKey();
            if (!question.filter().admits(bundle.getValue().sha256())
                    || (about.isPresent() && !about.get().containsKey(number))) {
                continue;
            }
            var selection = Selection.of(
                    columns.snapshot(connection, number), question.filter().criteria(), Set.of(order.column()));
            first.offer(selection, about.map(places -> places.get(number)));
        }
        var positions = first.positions();
        var page = positions.subList(0, Math.min(most, positions.size()));
        return new Part(
                rows(connection, bundles, page),
                positions.size() > most ? Optional.of(page.getLast()) : Optional.empty());
    }

    /** By bundle, the numbers of decisions about whom or what is asked for. */
    private static Map<Integer, BitSet> places(Connection connection, DecisionQuestion question) throws SQLException {
        var clauses = new Clauses();
        question.applicant().ifPresent(applicant -> {
            var _ = clauses.and("applicant_id = ?", applicant);
        });
        question.application().ifPresent(application -> {
            var _ = clauses.and("application_id = ?", application);
        });
        try (var select = connection.prepareStatement("select place from decision " + clauses.sql())) {
            int _ = clauses.set(select, 1);
            try (var rows = select.executeQuery()) {
                var places = new HashMap<Integer, BitSet>();
                while (rows.next()) {
                    long place = rows.getLong(1);
                    places.computeIfAbsent((int) (place >>> Integer.SIZE), _ -> new BitSet())
                            .set((int) place);
                }
                return places;
            }
        }
    }

    /** Without those that somebody erased in the meantime. */
    private static List<ListedDecision> rows(
            Connection connection, Map<Integer, DecisionDocument.BundleName> bundles, List<Position> positions)
            throws SQLException {
        var byPlace = new LinkedHashMap<Long, ListedDecision>();
        try (var select = connection.prepareStatement(ROWS + " where place = any(?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", positions.stream().map(Position::place).toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    byPlace.put(rows.getLong("place"), item(rows, bundles));
                }
            }
        }
        return positions.stream()
                .map(position -> byPlace.get(position.place()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static ListedDecision item(ResultSet row, Map<Integer, DecisionDocument.BundleName> bundles)
            throws SQLException {
        return new ListedDecision(
                row.getString("applicant_id"),
                row.getString("application_id"),
                time(row, "submitted_at"),
                time(row, "decided_at"),
                outcome(row.getInt("outcome")),
                row.getDouble("probability"),
                row.getInt("points"),
                requireNonNull(bundles.get((int) (row.getLong("place") >>> Integer.SIZE))),
                row.getLong("event"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** As the table has it. */
    static String outcome(int number) {
        return Column.outcome(number).name();
    }
}
