package scoreline.dashboard.watch;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Cursor;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;

/** Episodes of drift, and what people said of them. */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsResource {
    private static final int LONGEST = 2_000;

    private final Alerts alerts;
    private final AlertNotes notes;

    AlertsResource(Alerts alerts, AlertNotes notes) {
        this.alerts = alerts;
        this.notes = notes;
    }

    /**
     * What is said of an alert.
     *
     * @param text not blank, at most 2,000 characters
     */
    public record Comment(
            @Nullable @Schema(minLength = 1, maxLength = LONGEST)
            String text) {}

    /**
     * Alerts, what changed last first.
     *
     * @param state running or recovered
     * @param severity watch or alert
     * @param since only episodes that began at this time or later, ISO 8601, UTC
     * @param limit elements of a page, 1 to 500, 50 unless said otherwise
     * @param cursor where to read on, as the page before said
     */
    @Get
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "A part of the list")
    Page<AlertDocument> alerts(
            HttpRequest<?> request,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String severity,
            @Nullable @QueryValue String since,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor)
            throws SQLException {
        int most = Page.limit(limit);
        var found = alerts.list(
                meant(
                        Asked.word("state", state, Asked.words(AlertState.values())),
                        Asked.word("severity", severity, Asked.words(DriftAlertSeverity.values())),
                        Asked.time("since", since)),
                cursor == null ? Long.MAX_VALUE : Cursor.read(cursor, 1).number(0),
                most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new Page<>(
                documents(shown, Languages.of(request)),
                found.size() > most
                        ? Cursor.after(Long.toString(shown.getLast().event())).written()
                        : null);
    }

    private static Predicate<DriftAlert> meant(
            @Nullable String state, @Nullable String severity, @Nullable Instant since) {
        return alert -> (state == null || AlertState.of(alert).name().equalsIgnoreCase(state))
                && (severity == null || alert.getSeverity().name().equalsIgnoreCase(severity))
                && (since == null || !alert.getSince().isBefore(since));
    }

    private List<AlertDocument> documents(List<Alerts.Stored> shown, Language language) throws SQLException {
        var said = notes.of(shown.stream().map(Alerts.Stored::id).toList());
        return shown.stream()
                .map(each -> AlertDocument.of(each, said.getOrDefault(each.id(), List.of()), language))
                .toList();
    }

    /**
     * One alert.
     *
     * @param id of the episode
     */
    @Get("/{id}")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "The alert, with what people said of it")
    AlertDocument alert(HttpRequest<?> request, String id) throws SQLException {
        return documents(List.of(find(id)), Languages.of(request)).getFirst();
    }

    private Alerts.Stored find(String id) throws SQLException {
        return alerts.find(id).orElseThrow(() -> Refusal.notFound("There is no such alert."));
    }

    /**
     * Says that whoever asks has seen the alert.
     *
     * @param id of the episode
     */
    @Post("/{id}/acknowledgement")
    @Secured({RISK, ADMIN})
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The alert, with what people said of it")
    AlertDocument acknowledge(HttpRequest<?> request, @Parameter(hidden = true) Authentication caller, String id)
            throws SQLException {
        return add(request, id, AlertNotes.Kind.ACKNOWLEDGEMENT, caller, null);
    }

    /**
     * Adds a comment.
     *
     * @param id of the episode
     */
    @Post("/{id}/comments")
    @Secured({RISK, ADMIN})
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The alert, with what people said of it")
    AlertDocument comment(
            HttpRequest<?> request, @Parameter(hidden = true) Authentication caller, String id, @Body Comment comment)
            throws SQLException {
        return add(request, id, AlertNotes.Kind.COMMENT, caller, usable(comment.text()));
    }

    private static String usable(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw unusable("It must say something.");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw unusable("It must have at most 2,000 characters.");
        }
        if (!Asked.isText(text)) {
            throw unusable("It has characters that no text has.");
        }
        return text;
    }

    private static Refusal unusable(String detail) {
        return new Refusal(
                ProblemType.UNUSABLE_CONTENT, "The comment cannot be used.", new Problem.Fault("#/text", detail));
    }

    private AlertDocument add(
            HttpRequest<?> request, String id, AlertNotes.Kind kind, Authentication caller, @Nullable String text)
            throws SQLException {
        var found = find(id);
        notes.add(found.id(), kind, caller.getName(), text);
        return documents(List.of(found), Languages.of(request)).getFirst();
    }
}
