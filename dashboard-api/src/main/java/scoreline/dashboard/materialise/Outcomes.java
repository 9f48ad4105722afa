package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import scoreline.wire.LoanOutcome;

/** Writes what became of loans; the highest version counts. */
final class Outcomes {
    private final Connection connection;
    private final Erasures erasures;

    Outcomes(Connection connection, Erasures erasures) {
        this.connection = connection;
        this.erasures = erasures;
    }

    void write(List<LoanOutcome> outcomes) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outcome (applicant_id, application_id, observed_at, defaulted, version)
                values (?, ?, ?, ?, ?)
                on conflict (applicant_id, application_id) do update
                set observed_at = excluded.observed_at, defaulted = excluded.defaulted, version = excluded.version
                where excluded.version > outcome.version""")) {
            for (var outcome : outcomes) {
                // One at a time: two versions of one outcome in a single statement would be refused.
                if (!erasures.knows(outcome.getApplicantId()) || isDecided(outcome)) {
                    insert.setString(1, outcome.getApplicantId());
                    insert.setString(2, outcome.getApplicationId());
                    insert.setObject(3, Decisions.utc(outcome.getObservedAt()));
                    insert.setBoolean(4, outcome.getDefaulted());
                    insert.setInt(5, outcome.getVersion());
                    int _ = insert.executeUpdate();
                }
            }
        }
    }

    private boolean isDecided(LoanOutcome outcome) throws SQLException {
        try (var select =
                connection.prepareStatement("select 1 from decision where applicant_id = ? and application_id = ?")) {
            select.setString(1, outcome.getApplicantId());
            select.setString(2, outcome.getApplicationId());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
