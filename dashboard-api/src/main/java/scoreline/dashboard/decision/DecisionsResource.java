package scoreline.dashboard.decision;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import scoreline.dashboard.decision.Order.Position;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Query;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.Unchanging;
import scoreline.scoring.decision.Outcome;

/** Decisions. */
@Controller("/api/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsResource {
    /** Single clients are a relationship manager's, not lists to take away. */
    private static final Set<String> EXPORTING = Set.of(ANALYST, RISK, ADMIN);

    private final Decisions decisions;
    private final DecisionLists lists;
    private final Exports exports;
    private final Bundles bundles;
    private final ObjectMapper json;

    DecisionsResource(
            Decisions decisions,
            DecisionLists lists,
            Bundles bundles,
            ObjectMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.decisions = decisions;
        this.lists = lists;
        this.exports = new Exports(lists, executor);
        this.bundles = bundles;
        this.json = json;
    }

    /**
     * Decisions, filtered and sorted; as CSV or as lines of JSON all of them, else part by part.
     *
     * <p>A part begins after the last decision of the one before, wherever that is then: none comes twice and none that was there is
     * left out. What is decided in the meantime is seen if it stands behind that place, and not if it stands before.
     */
    @Get(produces = {MediaType.APPLICATION_JSON, ExportForm.Csv.MEDIA_TYPE, ExportForm.LinesOfJson.MEDIA_TYPE})
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @Operation(
            parameters = {
                @Parameter(
                        name = "applicant",
                        in = ParameterIn.QUERY,
                        description = "Id of an applicant",
                        schema = @Schema(implementation = String.class, minLength = 1)),
                @Parameter(
                        name = "application",
                        in = ParameterIn.QUERY,
                        description = "Id of an application",
                        schema = @Schema(implementation = String.class, minLength = 1)),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "Submitted then or later",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "Submitted before",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "outcome",
                        in = ParameterIn.QUERY,
                        description = "Any of these",
                        array = @ArraySchema(schema = @Schema(implementation = Outcome.class))),
                @Parameter(
                        name = "min_probability",
                        in = ParameterIn.QUERY,
                        description = "Least probability of default, included",
                        schema = @Schema(implementation = Double.class, minimum = "0", maximum = "1")),
                @Parameter(
                        name = "max_probability",
                        in = ParameterIn.QUERY,
                        description = "Greatest probability of default, included",
                        schema = @Schema(implementation = Double.class, minimum = "0", maximum = "1")),
                @Parameter(
                        name = "min_points",
                        in = ParameterIn.QUERY,
                        description = "Fewest points, included",
                        schema = @Schema(implementation = Integer.class, minimum = "-32768", maximum = "32767")),
                @Parameter(
                        name = "max_points",
                        in = ParameterIn.QUERY,
                        description = "Most points, included",
                        schema = @Schema(implementation = Integer.class, minimum = "-32768", maximum = "32767")),
                @Parameter(
                        name = "bundle",
                        in = ParameterIn.QUERY,
                        description =
                                "SHA-256 of the bundle that decided; with where, the serving one unless it is given",
                        schema = @Schema(implementation = String.class, pattern = "^[0-9a-f]{64}$")),
                @Parameter(
                        name = "where",
                        in = ParameterIn.QUERY,
                        description =
                                "Conditions on fields or features of the bundle's catalogue, all of which must hold: a name, a colon, and "
                                        + "alternatives parted by |, each a number or a range (AMT_CREDIT:10000..50000, ..50000, 10000.., ends included), a "
                                        + "category (NAME_CONTRACT_TYPE:Cash loans|Revolving), missing, or unseen, which is a category that training did "
                                        + "not see. Protected fields are refused.",
                        array = @ArraySchema(maxItems = 20, schema = @Schema(implementation = String.class))),
                @Parameter(
                        name = "sort",
                        in = ParameterIn.QUERY,
                        description =
                                "By time of submission or probability of default; with a minus the greatest first",
                        schema =
                                @Schema(
                                        implementation = String.class,
                                        defaultValue = "-submitted_at",
                                        allowableValues = {
                                            "submitted_at",
                                            "-submitted_at",
                                            "probability",
                                            "-probability"
                                        })),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        description =
                                "Decisions of a part at most, 50 unless it is given; CSV and lines of JSON have no parts",
                        schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "Where to read on, as the part before says; for the same filters and order only",
                        schema = @Schema(implementation = String.class))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The decisions",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DecisionPage.class)),
                @Content(mediaType = ExportForm.Csv.MEDIA_TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = ExportForm.LinesOfJson.MEDIA_TYPE, schema = @Schema(implementation = String.class))
            })
    HttpResponse<?> listDecisions(HttpRequest<?> request, Authentication caller) throws SQLException {
        var query = Query.ofList(request, DecisionQuestion.parameters());
        var question = DecisionQuestion.read(query, bundles);
        var after = query.cursor(2).map(question.order()::position);
        int limit = query.limit();
        var form = form(request);
        if (form.isPresent()) {
            return export(request, caller, question, after, form.get());
        }
        var part = lists.read(question, after, limit);
        var next = part.last()
                .map(last -> query.next(Long.toString(last.value()), Long.toString(last.place())))
                .orElse(null);
        return Page.linked(HttpResponse.ok(new DecisionPage(part.items(), next)), request, next);
    }

    private HttpResponse<?> export(
            HttpRequest<?> request,
            Authentication caller,
            DecisionQuestion question,
            Optional<Position> after,
            ExportForm form)
            throws SQLException {
        if (caller.getRoles().stream().noneMatch(EXPORTING::contains)) {
            throw new Refusal(ProblemType.NOT_ALLOWED, "This key or token may read lists, and not take them away.");
        }
        var answer = HttpResponse.ok()
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decisions." + form.extension() + '"');
        return request.getMethod() == HttpMethod.HEAD ? answer : answer.body(exports.of(question, after, form));
    }

    /** Empty is a part of the list as JSON: what most is preferred counts, and whoever takes anything gets that. */
    private Optional<ExportForm> form(HttpRequest<?> request) {
        for (var type : request.accept()) {
            if (MediaType.of(ExportForm.Csv.MEDIA_TYPE).equals(type)) {
                return Optional.of(new ExportForm.Csv());
            }
            if (MediaType.of(ExportForm.LinesOfJson.MEDIA_TYPE).equals(type)) {
                return Optional.of(new ExportForm.LinesOfJson(json));
            }
            if (type.matches(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A decision as it stands on its topic. */
    @Get("/{applicant}/{application}")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "The decision; its ETag is good for as long as it is there",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionDocument.class)))
    @ApiResponse(responseCode = "304", description = "It is as the ETag of If-None-Match says")
    HttpResponse<DecisionDocument> oneDecision(HttpRequest<?> request, String applicant, String application)
            throws SQLException {
        var found = decisions
                .find(applicant, application)
                .orElseThrow(() -> Refusal.notFound("Nothing is decided of such an application."));
        var decision = found.decision();
        return Unchanging.answer(
                request,
                decision.getBundleSha256() + '-' + Long.toHexString(found.place()),
                () -> DecisionDocument.of(decision));
    }
}
