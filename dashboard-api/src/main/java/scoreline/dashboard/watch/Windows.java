package scoreline.dashboard.watch;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.wire.DriftReport;
import scoreline.wire.MonitorTopics;

/** Reports on windows, of each the newest revision; what lists tell of those last asked for is kept at hand. Safe between threads. */
@Singleton
public final class Windows {
    /** Some MB; more than a list or a heat map may ask for at once. */
    private static final int OUTLINES = 1_000;

    private final Database database;
    private final MonitorTopics topics;
    private final Map<Revision, Outline> outlines = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Outline> eldest) {
            return size() > OUTLINES;
        }
    });

    /// @param topics that they were read from
    public Windows(Database database, MonitorTopics topics) {
        this.database = database;
        this.topics = topics;
    }

    /** A report, and where it stands. */
    public record Stored(String key, DriftReport report) {
        public String id() {
            return WindowId.of(key);
        }
    }

    /// Which windows are meant; null is any.
    ///
    /// @param from earliest end, exclusive
    /// @param to latest end, inclusive
    /// @param segment as a key ends, `feature=category`; empty means all decisions of a bundle
    record Filter(
            @Nullable String bundle,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Duration size,
            @Nullable String segment) {}

    /// Where a list is read on: what was last.
    record Last(Instant end, Instant start, String key) {}

    /// A report that is never another.
    private record Revision(String key, int number) {}

    /// The newest windows first.
    ///
    /// @param last null to begin
    List<Outline> list(Filter filter, @Nullable Last last, int most) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement("""
                        select key, revision from drift_report r
                        where revision = (select max(revision) from drift_report n where n.key = r.key)
                          and (?::text is null or split_part(key, '/', 1) = ?)
                          and (?::timestamptz is null or window_end > ?)
                          and (?::timestamptz is null or window_end <= ?)
                          and (?::bigint is null or window_end - window_start = ? * interval '1 millisecond')
                          and (?::text is null or regexp_replace(key, '^[^/]*/[^/]*/[^/]*/?', '') = ?)
                          and (?::timestamptz is null or (window_end, window_start, key) < (?, ?, ?))
                        order by window_end desc, window_start desc, key desc limit ?""")) {
            int next = 1;
            for (var each : new @Nullable Object[] {
                filter.bundle(),
                utc(filter.from()),
                utc(filter.to()),
                filter.size() == null ? null : filter.size().toMillis(),
                filter.segment()
            }) {
                select.setObject(next++, each);
                select.setObject(next++, each);
            }
            next = setLast(select, next, last);
            select.setInt(next, most);
            var found = new ArrayList<Revision>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Revision(rows.getString(1), rows.getInt(2)));
                }
            }
            return outlines(connection, found);
        }
    }

    /// Those that are not at hand are read; one that has gone since it was found is left out.
    private List<Outline> outlines(Connection connection, List<Revision> found) throws SQLException {
        var all = new ArrayList<Outline>();
        for (var each : found) {
            @Nullable Outline outline = outlines.get(each);
            if (outline == null) {
                var stored = find(connection, each.key(), each.number());
                if (stored.isEmpty()) {
                    continue;
                }
                outline = Outline.of(each.key(), stored.get().report());
                outlines.put(each, outline);
            }
            all.add(outline);
        }
        return all;
    }

    private static int setLast(PreparedStatement select, int from, @Nullable Last last) throws SQLException {
        int next = from;
        select.setObject(next++, last == null ? null : utc(last.end()));
        select.setObject(next++, last == null ? null : utc(last.end()));
        select.setObject(next++, last == null ? null : utc(last.start()));
        select.setString(next++, last == null ? null : last.key());
        return next;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private DriftReport report(byte[] value) {
        return topics.reports()
                .values()
                .deserializer()
                .deserialize(topics.reports().name(), value);
    }

    /// One window.
    ///
    /// @param revision null is the newest
    Optional<Stored> find(String key, @Nullable Integer revision) throws SQLException {
        try (var connection = database.reading()) {
            return find(connection, key, revision);
        }
    }

    private Optional<Stored> find(Connection connection, String key, @Nullable Integer revision) throws SQLException {
        try (var select = connection.prepareStatement("""
                select key, value from drift_report where key = ? and (?::integer is null or revision = ?)
                order by revision desc limit 1""")) {
            select.setString(1, key);
            select.setObject(2, revision);
            select.setObject(3, revision);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Stored(rows.getString(1), report(rows.getBytes(2))))
                        : Optional.empty();
            }
        }
    }

    /** Of all a bundle's decisions. */
    public Optional<Stored> newest(String bundle) throws SQLException {
        var newest = list(new Filter(bundle, null, null, null, ""), null, 1);
        return newest.isEmpty()
                ? Optional.empty()
                : find(newest.getFirst().key(), newest.getFirst().revision());
    }
}
