package scoreline.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.exercise.Chromium;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationRow;
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
    private static final int PAUSE_MS = 250;
    private static final Path WEB = Path.of("..", "dashboard-api", "web");

    @TempDir
    private Path folder;

    @Test
    void each_page_does_what_it_is_for() throws Exception {
        // Given
        var chromium = chromium();
        var tables = folder.resolve("tables");
        new GeneratedTables(1, PEOPLE).writeApplications(tables);
        var input = ApplicationTable.labelledIn(tables);
        var directory = folder.resolve("bundle");
        var bundle = new Training(input, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 1)
                .writeTo(directory, (_, _) -> {})
                .bundle();
        try (var pipeline = Pipeline.start(folder.resolve("pipeline"), 0);
                var table = ApplicationTable.open(input, bundle.catalogue(), SubmissionTimes.USUAL);
                var producer = pipeline.newApplicationProducer();
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            pipeline.score(directory, bundle, Map.of("scorer.http.port", "0"));
            pipeline.serve(directory, bundle, Map.of("dashboard.http.port", "0"));
            sendWhatCannotBeRead(pipeline);
            var messages = new ApplicationMessages(
                    bundle.catalogue(), pipeline.topics().applications().schema());
            var rows = table.iterator();
            for (int i = 0; i < DECIDED; i++) {
                var _ = producer.send(next(rows, messages, pipeline));
            }
            pipeline.awaitDecided();
            var _ = clock.scheduleAtFixedRate(
                    () -> {
                        if (rows.hasNext()) {
                            var _ = producer.send(next(rows, messages, pipeline));
                        }
                    },
                    0,
                    PAUSE_MS,
                    TimeUnit.MILLISECONDS);
            // When
            int status = browse(chromium, pipeline);
            // Then
            clock.shutdownNow();
            assertThat(status).as("see target/browser.log of standalone").isZero();
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

    private static ProducerRecord<String, GenericRecord> next(
            Iterator<ApplicationRow> rows, ApplicationMessages messages, Pipeline pipeline) {
        var application = ((Message.Application) messages.of(rows.next())).value();
        application.put("submitted_at", System.currentTimeMillis());
        return new ProducerRecord<>(
                pipeline.topics().applications().name(),
                application.get("applicant_id").toString(),
                application);
    }

    private static void sendWhatCannotBeRead(Pipeline pipeline) {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte i = 0; i < 3; i++) {
                var _ = producer.send(
                        new ProducerRecord<>(pipeline.topics().applications().name(), new byte[] {i}, new byte[] {i}));
            }
        }
    }

    private static int browse(Path chromium, Pipeline pipeline) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("npm", "run", "--silent", "test:browser")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "browser.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "CHROMIUM", chromium.toString(),
                        "SCORELINE", "http://127.0.0.1:" + pipeline.dashboard().port(),
                        "SCORELINE_KEY", pipeline.newLocalKey(),
                        "SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
        var process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}
