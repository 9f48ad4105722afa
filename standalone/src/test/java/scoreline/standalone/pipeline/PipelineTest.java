package scoreline.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.DriftReport;

@Timeout(120)
class PipelineTest {
    private static final int PEOPLE = 2_000;
    private static final Map<String, String> MONITOR = Map.of(
            "monitor.http.port", "0",
            "monitor.windows", "1s",
            "monitor.emit", "200ms",
            "monitor.idle", "500ms",
            "monitor.hold", "1s",
            "monitor.grace", "0s");

    @TempDir
    private Path folder;

    @Test
    void a_reader_is_behind_what_is_written_until_that_is_committed_and_read() throws Exception {
        // Given
        try (var pipeline = Pipeline.start(folder, 0);
                var reader =
                        pipeline.readFromStart(pipeline.topics().decisions().raw());
                var producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                pipeline.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "test"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(
                    new ProducerRecord<>(pipeline.topics().decisions().name(), new byte[1]));
            producer.flush();
            // When
            var written = pipeline.written(reader);
            var before = reader.poll(Duration.ofMillis(200));
            boolean behindBefore = Pipeline.isBehind(reader, written);
            producer.commitTransaction();
            int read = 0;
            while (Pipeline.isBehind(reader, written)) {
                read += reader.poll(Duration.ofMillis(50)).count();
            }
            // Then
            assertThat(before).isEmpty();
            assertThat(behindBefore).isTrue();
            assertThat(read).isEqualTo(1);
        }
    }

    @Test
    void a_monitor_counts_what_is_decided_after_it_was_asked_to_watch() throws Exception {
        // Given
        Path tables = folder.resolve("tables");
        new GeneratedTables(1, PEOPLE).writeApplications(tables);
        var input = ApplicationTable.labelledIn(tables);
        var trained = new Training(input, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 1)
                .writeTo(folder.resolve("bundle"), (_, _) -> {});
        for (int run = 1; run <= 2; run++) {
            try (var pipeline = Pipeline.start(folder, 0);
                    var table = ApplicationTable.open(input, trained.bundle().catalogue(), SubmissionTimes.USUAL)) {
                pipeline.score(folder.resolve("bundle"), trained.bundle(), Map.of("scorer.http.port", "0"));
                var rows = table.iterator();
                send(pipeline, rows, trained.bundle(), "unseen-" + run, 50);
                // When
                pipeline.watch(folder.resolve("bundle"), trained.bundle(), MONITOR);
                try (var reports = pipeline.readFromEnd(pipeline.monitorTopics().reports())) {
                    send(pipeline, rows, trained.bundle(), "seen-" + run, 30 * run);
                    // Then
                    assertThat(rows(pipeline, reports, 30L * run)).isEqualTo(30L * run);
                }
            }
        }
    }

    /** Sends as many, submitted now, and waits until they are decided. */
    private static void send(Pipeline pipeline, Iterator<ApplicationRow> rows, Bundle bundle, String prefix, int count)
            throws InterruptedException {
        var topic = pipeline.topics().applications();
        var messages = new ApplicationMessages(bundle.catalogue(), topic.schema());
        try (var producer = pipeline.newApplicationProducer()) {
            for (int i = 0; i < count; i++) {
                var application = ((Message.Application) messages.of(rows.next())).value();
                application.put("application_id", prefix + "-" + i);
                application.put("submitted_at", System.currentTimeMillis());
                var _ = producer.send(new ProducerRecord<>(
                        topic.name(), application.get("applicant_id").toString(), application));
            }
        }
        pipeline.awaitDecided();
    }

    /** Decisions reported, once there are as many as hoped for: whatever was decided before would be reported before. */
    private static long rows(Pipeline pipeline, Consumer<String, DriftReport> reports, long hoped) {
        var byWindow = new HashMap<String, Long>();
        while (byWindow.values().stream().mapToLong(Long::longValue).sum() < hoped) {
            pipeline.requireWatching();
            reports.poll(Duration.ofMillis(50))
                    .forEach(report -> byWindow.put(report.key(), report.value().getRows()));
        }
        return byWindow.values().stream().mapToLong(Long::longValue).sum();
    }
}
