package scoreline.dashboard.watch;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Cursor;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Refusal;

/** What became of what was decided. */
@Controller("/api/v1/performance")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PerformanceResource {
    private final Performances performances;

    PerformanceResource(Performances performances) {
        this.performances = performances;
    }

    /**
     * Estimated and realised figures by month of decision and months since: by bundle, then the earliest month first.
     *
     * @param bundle SHA-256 of a bundle
     * @param from earliest month of decision, as 2026-01
     * @param to latest month of decision
     * @param limit elements of a page, 1 to 500, 50 unless said otherwise
     * @param cursor where to read on, as the page before said
     */
    @Get
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "A part of the list")
    Page<PerformanceDocument> performance(
            HttpRequest<?> request,
            @Nullable @QueryValue String bundle,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor)
            throws SQLException {
        int most = Page.limit(limit);
        var language = Languages.of(request);
        var meant = meant(Asked.month("from", from), Asked.month("to", to)).and(after(cursor));
        var found = performances.all(Asked.sha256("bundle", bundle)).stream()
                .filter(told -> meant.test(Performances.Cohort.of(told)))
                .limit(most + 1L)
                .toList();
        var shown = found.subList(0, Math.min(most, found.size()));
        return new Page<>(
                shown.stream()
                        .map(told -> PerformanceDocument.of(told, language))
                        .toList(),
                found.size() > most ? cursor(Performances.Cohort.of(shown.getLast())) : null);
    }

    private static Predicate<Performances.Cohort> meant(@Nullable YearMonth from, @Nullable YearMonth to) {
        // Months written like this stand in the order of their letters.
        return cohort -> (from == null || cohort.month().compareTo(from.toString()) >= 0)
                && (to == null || cohort.month().compareTo(to.toString()) <= 0);
    }

    private static Predicate<Performances.Cohort> after(@Nullable String cursor) {
        if (cursor == null) {
            return _ -> true;
        }
        var read = Cursor.read(cursor, 3);
        long months = read.number(2);
        if (months != (int) months) {
            throw Refusal.ofParameter("cursor", "It is none that this list gave.");
        }
        var last = new Performances.Cohort(read.parts().get(0), read.parts().get(1), (int) months);
        return cohort -> Performances.ORDER.compare(cohort, last) > 0;
    }

    private static String cursor(Performances.Cohort last) {
        return Cursor.after(last.bundle(), last.month(), Integer.toString(last.months()))
                .written();
    }
}
