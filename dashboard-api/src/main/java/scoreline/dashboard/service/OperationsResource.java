package scoreline.dashboard.service;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import scoreline.service.operations.Metrics;

/** What operators and their tools ask, without a key: it says nothing of anybody. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class OperationsResource {
    private final Freshness freshness;
    private final Metrics metrics;
    private final byte[] contract = Contract.document();

    OperationsResource(Freshness freshness, Metrics metrics) {
        this.freshness = freshness;
        this.metrics = metrics;
        metrics.gauge(
                "scoreline.lag",
                "Records that are not in the tables yet; NaN if unknown",
                () -> freshness.behind().isPresent() ? freshness.behind().getAsLong() : Double.NaN);
        metrics.gauge(
                "scoreline.tables.complete.seconds",
                "The tables hold all that was on the topics then, seconds since 1970; NaN if that is not known",
                () -> freshness
                        .complete()
                        .map(Instant::getEpochSecond)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN));
        metrics.gauge("scoreline.up", "1 while the database answers", () -> freshness.databaseAnswers() ? 1 : 0);
    }

    /**
     * How the service is.
     *
     * @param status {@code UP}, {@code BLIND} while nobody writes to the tables, {@code DOWN} while the database is away
     * @param behind records on the topics that are not in the tables yet; null where nobody knows
     */
    record Health(String status, @Nullable Long behind) {}

    @Get("/health")
    HttpResponse<Health> health() {
        var behind = freshness.behind();
        boolean answers = freshness.databaseAnswers();
        var status = !answers ? "DOWN" : behind.isEmpty() ? "BLIND" : "UP";
        var health = new Health(status, behind.isPresent() ? behind.getAsLong() : null);
        return answers
                ? HttpResponse.ok(health)
                : HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE).body(health);
    }

    /** Whether the process should be left running. */
    @Get("/health/live")
    HttpStatus live() {
        return HttpStatus.NO_CONTENT;
    }

    /** Whether it should be sent requests. */
    @Get("/health/ready")
    HttpStatus ready() {
        return freshness.databaseAnswers() ? HttpStatus.NO_CONTENT : HttpStatus.SERVICE_UNAVAILABLE;
    }

    @Get("/metrics")
    @Produces(MediaType.TEXT_PLAIN)
    String metrics() {
        return metrics.scrape();
    }

    /** The OpenAPI document. */
    @Get("/openapi.json")
    byte[] contract() {
        return contract;
    }
}
