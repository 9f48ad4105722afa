package scoreline.dashboard.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is away or too slow: what is asked can be asked again. */
@Singleton
final class DatabaseTrouble implements ExceptionHandler<SQLException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTrouble.class);

    /** As PostgreSQL says that a statement took longer than it may. */
    private static final String OVERTIME = "57014";

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the framework declares it
    public HttpResponse<?> handle(HttpRequest request, SQLException failure) {
        // Its message may quote a row.
        LOG.atWarn().addKeyValue("sqlstate", failure.getSQLState()).log("the database did not answer");
        var detail = OVERTIME.equals(failure.getSQLState())
                ? "The question takes the database longer than it may; ask for less at once."
                : "The database does not answer; try again.";
        return Errors.answer(request, ProblemType.UNAVAILABLE, Problem.of(ProblemType.UNAVAILABLE, detail, List.of()));
    }
}
