package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Gives decisions their places, bundle by bundle. */
final class Bundles {
    private final Connection connection;

    Bundles(Connection connection) {
        this.connection = connection;
    }

    /// Places in a row.
    ///
    /// @param bundle its number here
    /// @param first of the places, from 0 in each bundle
    record Taken(int bundle, int first) {
        private static final int NUMBERS = 32;

        /** The first, as decisions have it. */
        long place() {
            return ((long) bundle << NUMBERS) + first;
        }

        /** Of a decision's place. */
        static int bundle(long place) {
            return (int) (place >>> NUMBERS);
        }

        /** The decision's number among its bundle's. */
        static int number(long place) {
            return (int) place;
        }
    }

    /// Takes places, in the caller's transaction; whoever takes some of the same bundle waits for its end.
    ///
    /// @param features of each decision
    Taken take(Decided.BundleName name, int features, int count) throws SQLException {
        // Not one statement with "on conflict": each try would use up a number of which there are few.
        try (var known = connection.prepareStatement(
                "update bundle set places = places + ? where sha256 = ? returning bundle, places")) {
            known.setInt(1, count);
            known.setString(2, name.sha256());
            var taken = taken(known, count);
            return taken.isPresent() ? taken.get() : first(name, features, count);
        }
    }

    private Taken first(Decided.BundleName name, int features, int count) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into bundle (sha256, name, version, features, places) values (?, ?, ?, ?, ?)
                returning bundle, places""")) {
            insert.setString(1, name.sha256());
            insert.setString(2, name.name());
            insert.setString(3, name.version());
            insert.setInt(4, features);
            insert.setInt(5, count);
            return taken(insert, count).orElseThrow(() -> new SQLException("no places were given"));
        }
    }

    private static Optional<Taken> taken(PreparedStatement statement, int count) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(new Taken(rows.getInt(1), rows.getInt(2) - count)) : Optional.empty();
        }
    }
}
