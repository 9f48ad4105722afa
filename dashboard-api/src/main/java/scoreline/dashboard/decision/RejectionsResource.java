package scoreline.dashboard.decision;

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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import scoreline.dashboard.decision.Rejections.Count;
import scoreline.dashboard.decision.Rejections.Position;
import scoreline.dashboard.decision.Rejections.Question;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Query;
import scoreline.dashboard.web.Refusal;
import scoreline.wire.RejectionCode;

/** What could not be decided. */
@Controller("/api/v1/rejections")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RejectionsResource {
    private static final String CODE = "code";

    private final Rejections rejections;

    RejectionsResource(Rejections rejections) {
        this.rejections = rejections;
    }

    /** Applications that could not be decided, the newest first: why and where they stand, and nothing of what they say. */
    @Get
    @Secured({ANALYST, RISK, ADMIN})
    @Operation(
            parameters = {
                @Parameter(
                        name = "code",
                        in = ParameterIn.QUERY,
                        description = "Why",
                        schema = @Schema(implementation = RejectionCode.class)),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "Rejected then or later",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "Rejected before",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        description = "Rejections of a part at most, 50 unless it is given",
                        schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        description = "Where to read on, as the part before says; for the same filters only",
                        schema = @Schema(implementation = String.class))
            })
    HttpResponse<Page<ListedRejection>> listRejections(HttpRequest<?> request) throws SQLException {
        var query = Query.ofList(request, Set.of(CODE, "from", "to"));
        var question = question(query);
        var after = query.cursor(4)
                .map(cursor -> new Position(cursor.time(0), cursor.text(1), cursor.whole(2), cursor.number(3)));
        int limit = query.limit();
        // One more than asked for tells whether something follows.
        var found = rejections.list(question, after, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null).answer(request);
        }
        var last = found.get(limit - 1);
        var next = query.next(
                Long.toString(last.rejectedAt().toEpochMilli()),
                last.topic(),
                Integer.toString(last.partition()),
                Long.toString(last.offset()));
        return new Page<>(found.subList(0, limit), next).answer(request);
    }

    /** How many applications could not be decided, by code, the most frequent first. */
    @Get("/counts")
    @Secured({ANALYST, RISK, ADMIN})
    @Operation(
            parameters = {
                @Parameter(
                        name = "code",
                        in = ParameterIn.QUERY,
                        description = "Why",
                        schema = @Schema(implementation = RejectionCode.class)),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "Rejected then or later",
                        schema = @Schema(implementation = Instant.class)),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "Rejected before",
                        schema = @Schema(implementation = Instant.class))
            })
    List<Count> countRejections(HttpRequest<?> request) throws SQLException {
        return rejections.count(question(Query.of(request, Set.of(CODE, "from", "to"))));
    }

    private static Question question(Query query) {
        var code = query.text(CODE).map(written -> query.oneOf(CODE, written, RejectionCode.class));
        var from = query.time("from");
        var before = query.time("to");
        if (from.isPresent() && before.isPresent() && !from.get().isBefore(before.get())) {
            throw Refusal.ofParameter("to", "It must be after the time from.");
        }
        return new Question(code, from, before);
    }
}
