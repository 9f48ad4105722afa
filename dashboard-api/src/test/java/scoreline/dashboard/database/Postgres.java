package scoreline.dashboard.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for all tests of this JVM, with a fresh database for each that asks. */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An empty database. */
    public static DatabaseConfig empty() throws SQLException {
        return created("");
    }

    /** What another has, to which nobody may be connected. */
    public static DatabaseConfig copyOf(DatabaseConfig other) throws SQLException {
        return created(" template " + other.url().replaceFirst("[^?]*/([^/?]+).*", "$1"));
    }

    private static DatabaseConfig created(String how) throws SQLException {
        var name = "test" + DATABASES.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var create = connection.createStatement()) {
            boolean _ = create.execute("create database " + name + how);
        }
        return DatabaseConfig.at(Server.RUNNING.getJdbcUrl("postgres", name));
    }
}
