package scoreline.standalone.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.tracking.FetchedBundle;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

@Timeout(180)
class SendTest {
    private static final int PEOPLE = 2_000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void each_is_a_new_application_of_somebody_in_the_table() throws Exception {
        // Given
        new GeneratedTables(1, PEOPLE).writeApplications(folder);
        var table = ApplicationTable.labelledIn(folder);
        var bundle = bundle(table);
        var text = new StringWriter();
        try (var pipeline = Pipeline.start(folder.resolve("pipeline"), 0);
                var reader = pipeline.readFromStart(pipeline.topics().applications())) {
            // When
            new Send(bundle, table, pipeline.bootstrapServers(), 1e6, Optional.of(PEOPLE + 500L), () -> NOW)
                    .run(new PrintWriter(text, true));
            // Then
            List<GenericRecord> sent = new ArrayList<>();
            var written = pipeline.written(reader);
            while (Pipeline.isBehind(reader, written)) {
                reader.poll(Duration.ofMillis(100)).forEach(record -> sent.add(record.value()));
            }
            assertThat(text.toString()).contains("2,500 applications sent");
            assertThat(sent).hasSize(PEOPLE + 500);
            assertThat(new HashSet<>(sent.stream()
                            .map(each -> each.get("application_id").toString())
                            .toList()))
                    .hasSize(PEOPLE + 500);
            assertThat(new HashSet<>(sent.stream()
                            .map(each -> each.get("applicant_id").toString())
                            .toList()))
                    .hasSize(PEOPLE);
            assertThat(sent)
                    .allSatisfy(each -> assertThat(each.get("submitted_at")).isEqualTo(NOW.toEpochMilli()));
        }
    }

    @Test
    void a_cluster_that_has_no_address_is_refused_in_a_sentence() throws Exception {
        // Given
        new GeneratedTables(1, PEOPLE).writeApplications(folder);
        var table = ApplicationTable.labelledIn(folder);
        var send = new Send(bundle(table), table, "nowhere.invalid:9092", 10, Optional.of(1L), () -> NOW);
        // When
        assertThatThrownBy(() -> send.run(new PrintWriter(new StringWriter())))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("--bootstrap-servers");
    }

    private Supplier<FetchedBundle> bundle(Path table) throws Exception {
        var directory = folder.resolve("bundle");
        Bundle bundle = new Training(table, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 1)
                .writeTo(directory, (_, _) -> {})
                .bundle();
        return () -> new FetchedBundle(directory, bundle, Optional.empty());
    }
}
