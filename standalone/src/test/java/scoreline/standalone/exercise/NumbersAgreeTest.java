package scoreline.standalone.exercise;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.ApplicationSchema;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.score.Score;
import scoreline.tracking.FetchedBundle;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.CreditDecision;

@Timeout(180)
class NumbersAgreeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ASKED = 100;

    @TempDir
    private Path folder;

    @Test
    void what_the_api_tells_is_what_stands_on_the_topic_and_what_scoring_a_file_gives_to_the_last_bit()
            throws Exception {
        // Given
        var directory = MadeUpTable.bundleIn(folder);
        var table = folder.resolve("applications.csv");
        var fetched = FetchedBundle.in(directory);
        var bundle = fetched.bundle();
        var scored = scored(fetched, table);
        var schema = ApplicationSchema.of(bundle.catalogue());
        try (var pipeline = Pipeline.start(folder.resolve("pipeline"), 0, schema);
                var client = HttpClient.newHttpClient()) {
            pipeline.score(directory, bundle, Map.of("scorer.http.port", "0", "scorer.time.past", "off"));
            pipeline.serve(directory, bundle, Map.of("dashboard.http.port", "0"));
            var key = pipeline.newLocalKey();
            var decided = decided(pipeline, table, bundle);
            // When
            for (var decision : decided.subList(0, ASKED)) {
                var path = "/api/v1/decisions/" + decision.getApplicantId() + "/" + decision.getApplicationId();
                var told = ask(client, pipeline, key, path);
                var explained = ask(client, pipeline, key, path + "/explanation");
                // Then
                assertSame(told, decision);
                assertSame(requireNonNull(scored.get(decision.getApplicationId())), decision);
                assertExplained(explained, decision, bundle);
            }
        }
    }

    private Map<String, JsonNode> scored(FetchedBundle fetched, Path table) throws Exception {
        var output = folder.resolve("scored.jsonl");
        new Score(() -> fetched, table, output, SubmissionTimes.USUAL.start(), SubmissionTimes.USUAL.every())
                .run(new PrintWriter(PrintWriter.nullWriter()));
        var scored = new HashMap<String, JsonNode>();
        for (var line : Files.readAllLines(output)) {
            var decision = JSON.readTree(line);
            scored.put(decision.get("application_id").asText(), decision);
        }
        return scored;
    }

    private static List<CreditDecision> decided(Pipeline pipeline, Path table, Bundle bundle) throws Exception {
        var topic = pipeline.topics().applications();
        var messages = new ApplicationMessages(bundle.catalogue(), topic.schema());
        try (var rows = ApplicationTable.open(table, bundle.catalogue(), SubmissionTimes.USUAL);
                var producer = pipeline.newApplicationProducer()) {
            rows.iterator().forEachRemaining(row -> {
                if (messages.of(row) instanceof Message.Application message) {
                    var application = message.value();
                    var _ = producer.send(new ProducerRecord<>(
                            topic.name(), application.get("applicant_id").toString(), application));
                }
            });
        }
        pipeline.awaitDecided();
        var decided = new ArrayList<CreditDecision>();
        try (var consumer = pipeline.readFromStart(pipeline.topics().decisions())) {
            var ends = pipeline.written(consumer);
            while (Pipeline.isBehind(consumer, ends)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> decided.add(record.value()));
            }
        }
        return decided;
    }

    /** As soon as it is in the tables. */
    private static JsonNode ask(HttpClient client, Pipeline pipeline, String key, String path) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + pipeline.dashboard().port() + path))
                .header("Authorization", "Bearer " + key)
                .build();
        while (true) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return JSON.readTree(response.body());
            }
            assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
            Thread.sleep(50);
        }
    }

    private static void assertSame(JsonNode told, CreditDecision decision) {
        assertThat(told.get("probability_of_default").doubleValue()).isEqualTo(decision.getProbabilityOfDefault());
        assertThat(told.get("threshold").doubleValue()).isEqualTo(decision.getThreshold());
        assertThat(told.get("points").intValue()).isEqualTo(decision.getPoints());
        assertThat(told.get("outcome").asText()).isEqualTo(decision.getOutcome().name());
        assertThat(real(told.get("margin"))).isEqualTo(decision.getMargin());
        assertThat(real(told.get("bias"))).isEqualTo(decision.getBias());
        for (int f = 0; f < decision.getContributions().size(); f++) {
            assertThat(real(told.get("contributions").get(f)))
                    .isEqualTo(decision.getContributions().get(f));
            assertThat(real(told.get("feature_values").get(f)))
                    .isEqualTo(decision.getFeatureValues().get(f));
            assertThat((byte) told.get("bins").get(f).intValue())
                    .isEqualTo(decision.getBins().get(f));
        }
    }

    private static void assertExplained(JsonNode explained, CreditDecision decision, Bundle bundle) {
        assertThat(explained.get("waterfall").get("steps")).hasSameSizeAs(decision.getContributions());
        for (var step : explained.get("waterfall").get("steps")) {
            int feature =
                    bundle.catalogue().feature(step.get("feature").asText()).orElseThrow();
            assertThat(real(step.get("contribution")))
                    .isEqualTo(decision.getContributions().get(feature));
        }
    }

    /** Null is what is missing. */
    private static float real(JsonNode number) {
        return number.isNull() ? Float.NaN : Float.parseFloat(number.asText());
    }
}
