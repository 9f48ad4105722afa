package scoreline.dashboard.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import scoreline.service.CannotStart;

/** A database in the form that this version writes and reads. Safe between threads. */
public final class Database implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_WRITE = Duration.ofSeconds(60);

    private final DatabaseConfig config;
    private final HikariDataSource readers;

    private Database(DatabaseConfig config, HikariDataSource readers) {
        this.config = config;
        this.readers = readers;
    }

    /**
     * Connects, and brings the tables to this version's form.
     *
     * @throws CannotStart if it does not answer, or its tables cannot be brought to that form
     */
    public static Database open(DatabaseConfig config) {
        HikariDataSource readers;
        try {
            readers = new HikariDataSource(pool(config));
        } catch (PoolInitializationException e) {
            throw new CannotStart("No database answers at %s: %s.".formatted(config.url(), reason(e.getCause())), e);
        }
        try {
            var _ = Flyway.configure()
                    .dataSource(
                            config.url(),
                            config.user().orElse(null),
                            config.password().orElse(null))
                    .locations("classpath:scoreline/dashboard/database")
                    .table("form")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            readers.close();
            throw new CannotStart(
                    "The tables at %s cannot be brought to this version's form: %s.".formatted(config.url(), reason(e)),
                    e);
        }
        return new Database(config, readers);
    }

    private static HikariConfig pool(DatabaseConfig config) {
        var pool = new HikariConfig();
        pool.setPoolName("readers");
        pool.setJdbcUrl(config.url());
        config.user().ifPresent(pool::setUsername);
        config.password().ifPresent(pool::setPassword);
        pool.setMaximumPoolSize(config.connections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(TO_CONNECT.toMillis());
        pool.setReadOnly(true);
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        pool.addDataSourceProperty("readOnlyMode", "always");
        pool.addDataSourceProperty(
                "options", "-c statement_timeout=" + config.patience().toMillis());
        return pool;
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null
                ? "it says nothing"
                : cause.getMessage().lines().findFirst().orElse("");
    }

    /** To read with, back to the pool when it is closed; a query that takes longer than the configured patience fails. */
    public Connection reading() throws SQLException {
        return readers.getConnection();
    }

    /** The same, in a transaction: all that is read with it is of one moment. */
    public Connection readingOneMoment() throws SQLException {
        var connection = reading();
        connection.setAutoCommit(false);
        return connection;
    }

    /** To write with, of its own and without haste; its transactions are ended by hand. */
    public Connection writing() throws SQLException {
        var properties = new Properties();
        config.user().ifPresent(user -> properties.setProperty("user", user));
        config.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("reWriteBatchedInserts", "true");
        // A writer whose machine vanishes must not hold its lock for hours, nor wait for a database that has.
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", Long.toString(TO_WRITE.toSeconds()));
        properties.setProperty(
                "options", "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3");
        var connection = DriverManager.getConnection(config.url(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        readers.close();
    }
}
