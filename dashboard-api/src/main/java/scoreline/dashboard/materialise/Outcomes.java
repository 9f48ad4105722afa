package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import scoreline.wire.LoanOutcome;

/**
 * Writes what became of loans: the highest version counts, of these the one observed later, of these the default, as for the drift
 * monitor.
 */
final class Outcomes {
    private final Connection connection;

    Outcomes(Connection connection) {
        this.connection = connection;
    }

    void write(List<LoanOutcome> outcomes) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outcome (identity, observed_at, defaulted, version) values (?, ?, ?, ?)
                on conflict (identity) do update
                set observed_at = excluded.observed_at, defaulted = excluded.defaulted, version = excluded.version
                where (excluded.version, excluded.observed_at, excluded.defaulted)
                    > (outcome.version, outcome.observed_at, outcome.defaulted)""")) {
            for (var outcome : outcomes) {
                insert.setBytes(1, new Identity(outcome.getApplicantId(), outcome.getApplicationId()).hash());
                insert.setObject(2, Decisions.utc(outcome.getObservedAt()));
                insert.setBoolean(3, outcome.getDefaulted());
                insert.setInt(4, outcome.getVersion());
                // One at a time: two versions of one outcome in a single statement would be refused.
                int _ = insert.executeUpdate();
            }
        }
    }
}
