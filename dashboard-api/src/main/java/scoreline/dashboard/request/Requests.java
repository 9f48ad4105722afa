package scoreline.dashboard.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;

/** Which requests were begun and what they were answered, for a day. Safe between threads. */
public final class Requests {
    private static final String FORGET_OLD = """
            delete from request where key in (
              select key from request where begun_at < now() - interval '24 hours' limit 1000 for update skip locked)""";

    /** Whoever began it longer ago has died: nothing takes that long. */
    private static final String TAKE_OVER = """
            update request set begun_at = now()
            where key = ? and said = ? and answer is null and begun_at < now() - interval '2 minutes'""";

    private final Database database;

    public Requests(Database database) {
        this.database = database;
    }

    /** What is known of a request that is to be done once. */
    sealed interface Known {
        /** Nothing: whoever asks does it now. */
        record New() implements Known {}

        /** It is being done. */
        record InFlight() implements Known {}

        /** The key stands for another request. */
        record Another() implements Known {}

        /** It was done. */
        @SuppressWarnings("ArrayRecordComponent") // read once, never compared
        record Done(byte[] answer) implements Known {}
    }

    /// @param key that stands for the request
    /// @param said what stands for its content
    Known begin(byte[] key, byte[] said) throws SQLException {
        try (var connection = database.writing()) {
            forgetOld(connection);
            var known = insert(connection, key, said) ? new Known.New() : known(connection, key, said);
            connection.commit();
            return known;
        }
    }

    private static void forgetOld(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement(FORGET_OLD)) {
            int _ = delete.executeUpdate();
        }
    }

    private static boolean insert(Connection connection, byte[] key, byte[] said) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into request (key, said) values (?, ?) on conflict do nothing")) {
            insert.setBytes(1, key);
            insert.setBytes(2, said);
            return insert.executeUpdate() == 1;
        }
    }

    private static Known known(Connection connection, byte[] key, byte[] said) throws SQLException {
        try (var select = connection.prepareStatement("select said, answer from request where key = ?")) {
            select.setBytes(1, key);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return new Known.InFlight();
                }
                if (!Arrays.equals(said, rows.getBytes(1))) {
                    return new Known.Another();
                }
                byte @Nullable [] answer = rows.getBytes(2);
                if (answer != null) {
                    return new Known.Done(answer);
                }
            }
        }
        try (var update = connection.prepareStatement(TAKE_OVER)) {
            update.setBytes(1, key);
            update.setBytes(2, said);
            return update.executeUpdate() == 1 ? new Known.New() : new Known.InFlight();
        }
    }

    void end(byte[] key, byte[] answer) throws SQLException {
        write("update request set answer = ? where key = ?", answer, key);
    }

    /** As if it had never been begun. */
    void giveUp(byte[] key) throws SQLException {
        write("delete from request where key = ?", key);
    }

    private void write(String sql, byte[]... values) throws SQLException {
        try (var connection = database.writing();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setBytes(i + 1, values[i]);
            }
            int _ = statement.executeUpdate();
            connection.commit();
        }
    }
}
