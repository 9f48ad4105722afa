package scoreline.dashboard.watch;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.Unchanging;
import scoreline.wire.DriftReport;

/** What moves a model's scores, in training and now. */
@Controller("/api/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportanceResource {
    private final Bundles bundles;
    private final Windows windows;

    ImportanceResource(Bundles bundles, Windows windows) {
        this.bundles = bundles;
        this.windows = windows;
    }

    /**
     * What moves the scores of a model: each feature's mean contribution in training, and in the newest window.
     *
     * @param sha256 of the bundle's manifest
     */
    @Get("/{sha256}/importance")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "All features")
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<ImportanceDocument> importance(HttpRequest<?> request, String sha256) throws SQLException {
        var bundle = bundles.find(sha256)
                .orElseThrow(() -> Refusal.notFound("No such bundle is at hand here."))
                .bundle();
        var language = Languages.of(request);
        var newest = windows.newest(sha256);
        var window = newest.map(stored -> named(stored.report())).orElse("never");
        return Unchanging.openAnswer(
                request,
                String.join("-", sha256, language.code(), window),
                () -> ImportanceDocument.of(bundle, newest, language));
    }

    private static String named(DriftReport report) {
        return report.getWindowStart().toEpochMilli() + "-"
                + report.getWindowEnd().toEpochMilli() + "-" + report.getRevision();
    }
}
