package scoreline.dashboard.watch;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.wire.CreditPerformance;
import scoreline.wire.MonitorTopics;

/** How good decisions turned out, by month of decision and months since. Safe between threads. */
@Singleton
final class Performances {
    /** Of all there are: a few hundred for each bundle. */
    static final Comparator<Cohort> ORDER =
            Comparator.comparing(Cohort::bundle).thenComparing(Cohort::month).thenComparingInt(Cohort::months);

    private final Database database;
    private final MonitorTopics topics;

    /// @param topics that they were read from
    Performances(Database database, MonitorTopics topics) {
        this.database = database;
        this.topics = topics;
    }

    /// Which one.
    ///
    /// @param month of decision, as 2026-01
    /// @param months since
    record Cohort(String bundle, String month, int months) {
        static Cohort of(CreditPerformance told) {
            return new Cohort(told.getBundleSha256(), told.getDecidedMonth(), told.getMonthsOnBook());
        }
    }

    /// By bundle, then the earliest month first, then by months since.
    ///
    /// @param bundle null is any
    List<CreditPerformance> all(@Nullable String bundle) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select value from performance where ?::text is null or split_part(key, '/', 1) = ?")) {
            select.setString(1, bundle);
            select.setString(2, bundle);
            try (var rows = select.executeQuery()) {
                var all = new ArrayList<CreditPerformance>();
                while (rows.next()) {
                    all.add(topics.performance()
                            .values()
                            .deserializer()
                            .deserialize(topics.performance().name(), rows.getBytes(1)));
                }
                all.sort(Comparator.comparing(Cohort::of, ORDER));
                return all;
            }
        }
    }
}
