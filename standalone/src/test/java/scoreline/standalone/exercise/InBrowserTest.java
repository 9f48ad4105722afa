package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * The dashboard in Chromium, on decisions that were made on the way from Kafka to PostgreSQL. What is done in the browser stands in
 * {@code dashboard-api/web/test/browser}; what is done here is what each page is for, and the campaign does the rest.
 */
@Timeout(600)
class InBrowserTest {
    private static final int PEOPLE = 2_000;
    private static final int DECIDED = 400;
    private static final int UNREADABLE = 3;
    private static final Duration TO_BROWSE = Duration.ofMinutes(8);
    private static final Path WEB = Path.of("..", "dashboard-api", "web");
    private static final Path LOG = Path.of("target", "browser.log");

    @TempDir
    private Path folder;

    @Test
    void each_page_does_what_it_is_for() throws Exception {
        // Given
        var chromium = chromium();
        var source = source();
        try (var pipeline = Pipeline.start(folder.resolve("pipeline"), 0)) {
            pipeline.score(source.directory(), source.bundle(), Map.of("scorer.http.port", "0"));
            pipeline.serve(source.directory(), source.bundle(), Map.of("dashboard.http.port", "0"));
            ServedResults.sendUnreadable(pipeline, UNREADABLE);
            var topic = pipeline.topics().applications();
            SentApplications.send(pipeline, topic, source, "before", DECIDED, Instant.now(), Duration.ZERO);
            pipeline.awaitDecided();
            try (var _ = new LiveApplications(pipeline, source)) {
                // When
                var ended = new ForeignProgram(
                                List.of("npm", "run", "--silent", "test:browser"), WEB, environment(chromium, pipeline))
                        .run(LOG, TO_BROWSE);
                // Then
                assertThat(ended.status()).as("see %s", LOG.toAbsolutePath()).isZero();
            }
        }
    }

    private static Path chromium() {
        var found = Chromium.find();
        if (found.isEmpty()) {
            System.err.println(
                    "No Chromium: the dashboard is NOT tested in a browser (apt install chromium, or set CHROMIUM).");
        }
        Assumptions.assumeTrue(found.isPresent(), "no Chromium was found");
        return found.get();
    }

    private DemoBundle source() throws IOException {
        var tables = folder.resolve("tables");
        new GeneratedTables(1, PEOPLE).writeApplications(tables);
        var people = ApplicationTable.labelledIn(tables);
        var directory = folder.resolve("bundle");
        var trained =
                new Training(people, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 1).writeTo(directory, (_, _) -> {});
        return new DemoBundle(directory, trained.bundle(), people, Optional.empty());
    }

    private static Map<String, String> environment(Path chromium, Pipeline pipeline) throws IOException {
        return Map.of(
                "CHROMIUM", chromium.toString(),
                "SCORELINE", "http://127.0.0.1:" + pipeline.dashboard().port(),
                "SCORELINE_KEY", pipeline.newLocalKey(),
                "SCREENSHOTS",
                        LOG.resolveSibling("screenshots").toAbsolutePath().toString());
    }
}
