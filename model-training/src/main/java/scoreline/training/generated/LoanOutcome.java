package scoreline.training.generated;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What came of a loan, as it is reported.
///
/// @param id SK_ID_CURR, which stands for application and applicant
/// @param observedAt when the lender knew
record LoanOutcome(long id, Instant observedAt, boolean defaulted) {

    static final Table<LoanOutcome> TABLE = new Table<>(
            "outcomes",
            List.of(
                    Column.whole("application_id", LoanOutcome::id),
                    Column.whole("applicant_id", LoanOutcome::id),
                    Column.text("observed_at", outcome -> outcome.observedAt().toString()),
                    Column.flag("defaulted", LoanOutcome::defaulted)));

    static LoanOutcome of(long seed, Application application, Instant submittedAt) {
        return new LoanOutcome(
                application.id(),
                submittedAt.plus(Duration.ofDays(Observation.days(seed, application))),
                application.defaults());
    }
}
