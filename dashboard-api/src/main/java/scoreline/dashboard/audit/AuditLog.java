package scoreline.dashboard.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.database.Database;

/**
 * Writes what was answered, some requests at a time, on a thread of its own. While the database takes nothing, what is to be written
 * waits; when much waits, requests are refused rather than not logged. Safe between threads.
 */
public final class AuditLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    /** Requests that may wait to be written. */
    static final int MOST_WAITING = 20_000;

    private static final int BATCH = 1_000;

    /** So long a request waits for others to be written with. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(20);
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;
    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;

    /** What the last batch was to end with: the database may have kept it and not been able to say so. */
    private @Nullable Row attempted;

    private AuditLog(Database database) {
        this.database = database;
        this.writer = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
    }

    /** Writes until it is closed. */
    public static AuditLog start(Database database) {
        var log = new AuditLog(database);
        log.writer.start();
        return log;
    }

    void write(Entry entry) {
        waiting.add(entry);
    }

    /** Whether so much waits that no more should be answered. */
    boolean isBehind() {
        return waiting.size() >= MOST_WAITING;
    }

    private void run() {
        var batch = new ArrayList<Entry>();
        while (isToGoOn(batch)) {
            try (var connection = database.writing()) {
                write(connection, batch);
            } catch (SQLException e) {
                // Its message may quote a row.
                LOG.atWarn()
                        .addKeyValue("sqlstate", e.getSQLState())
                        .addKeyValue("waiting", waiting.size() + batch.size())
                        .log("the audit log cannot be written; it is tried again");
                waitBeforeAnotherTry();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        int lost = batch.size() + waiting.size();
        if (lost > 0) {
            LOG.atError().addKeyValue("requests", lost).log("the audit log ends without what was answered last");
        }
    }

    private boolean isToGoOn(List<Entry> batch) {
        boolean isDone = closing.getCount() == 0 && batch.isEmpty() && waiting.isEmpty();
        return !isDone && !Thread.currentThread().isInterrupted();
    }

    private static void waitBeforeAnotherTry() {
        try {
            Thread.sleep(BEFORE_ANOTHER_TRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As long as the connection is good, and there may be something to write. */
    private void write(Connection connection, List<Entry> batch) throws SQLException, InterruptedException {
        while (isToGoOn(batch)) {
            if (batch.isEmpty()) {
                var first = waiting.poll(TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                // Who asks fast would outrun one who waits for nothing.
                if (waiting.size() < BATCH) {
                    boolean _ = closing.await(TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
                }
                int _ = waiting.drainTo(batch, BATCH - 1);
            }
            append(connection, batch);
            batch.clear();
        }
    }

    private void append(Connection connection, List<Entry> batch) throws SQLException {
        try (var lock = connection.prepareStatement("select number, hash from audit_head for update");
                var head = lock.executeQuery();
                var insert = connection.prepareStatement(Row.INSERT);
                var move = connection.prepareStatement("update audit_head set number = ?, hash = ?")) {
            if (!head.next()) {
                throw new SQLException("the audit log has no head");
            }
            long number = head.getLong(1);
            var hash = HEX.formatHex(head.getBytes(2));
            if (attempted != null && stands(connection, attempted)) {
                attempted = null;
                connection.rollback();
                return;
            }
            for (var entry : batch) {
                var row = Row.after(number, hash, entry);
                row.set(insert);
                insert.addBatch();
                number = row.number();
                hash = row.hash();
                attempted = row;
            }
            int[] _ = insert.executeBatch();
            move.setLong(1, number);
            move.setBytes(2, HEX.parseHex(hash));
            int _ = move.executeUpdate();
            connection.commit();
            attempted = null;
        }
    }

    private static boolean stands(Connection connection, Row row) throws SQLException {
        try (var select = connection.prepareStatement("select 1 from audit where number = ? and hash = ?")) {
            select.setLong(1, row.number());
            select.setBytes(2, HEX.parseHex(row.hash()));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Writes what waits; what cannot be written for many seconds is lost, and it is logged how much that is. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!writer.join(TO_CLOSE)) {
                writer.interrupt();
                boolean _ = writer.join(TO_CLOSE);
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
