package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;

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
    }

    /// Takes places, in the caller's transaction; whoever takes some of the same bundle waits for its end.
    ///
    /// @param features of each decision
    Taken take(Decided.BundleName name, int features, int count) throws SQLException {
        try (var take = connection.prepareStatement("""
                insert into bundle (sha256, name, version, features, places) values (?, ?, ?, ?, ?)
                on conflict (sha256) do update set places = bundle.places + excluded.places
                returning bundle, places""")) {
            take.setString(1, name.sha256());
            take.setString(2, name.name());
            take.setString(3, name.version());
            take.setInt(4, features);
            take.setInt(5, count);
            try (var rows = take.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("no places were given");
                }
                return new Taken(rows.getInt(1), rows.getInt(2) - count);
            }
        }
    }
}
