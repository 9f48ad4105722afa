package scoreline.standalone.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scorer.runtime.Scorer;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.runs.Recorder;
import scoreline.standalone.runs.RunsTask;
import scoreline.standalone.train.Costs;
import scoreline.standalone.train.OwnTable;
import scoreline.standalone.train.Source;
import scoreline.standalone.train.Train;
import scoreline.tracking.Measurements;
import scoreline.tracking.Models;
import scoreline.tracking.Run;
import scoreline.tracking.ServerUnavailable;
import scoreline.tracking.Tracking;
import scoreline.training.Effort;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.SubmissionTimes;

/** Runs, champions and figures on a real MLflow server, fetched by {@code mvn -Pmlflow}. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@EnabledIf(
        value = "isInstalled",
        disabledReason = "no MLflow in .scoreline/mlflow; mvn -Pmlflow installs it by pip (850 MB)")
class TrackingServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHAMPION = "models:/credit-default@champion";

    @TempDir
    private Path folder;

    static boolean isInstalled() {
        return TrackingServer.isInstalled();
    }

    @Test
    void runs_and_champions_are_on_the_server_and_the_scorer_starts_from_them() throws Exception {
        // Given
        new GeneratedTables(1, 2_000).writeApplications(folder.resolve("tables"));
        try (var bench = new Bench(folder)) {
            var config = bench.config(Map.of("scorer.bundle", CHAMPION));
            String address;
            try (var server = new TrackingServer(folder)) {
                address = server.address();
                var environment = Map.of("MLFLOW_TRACKING_URI", server.address());
                var tracking = Tracking.of(folder.resolve("runs"), folder.resolve("cache"), environment);

                // When
                var first = train("first", 10, Effort.QUICK, tracking);
                var second = train("second", 5, Effort.USUAL, tracking);
                promote(first, "the first", tracking);
                String promoted = promote(second, "cheaper", tracking);

                // Then: our commands and the server itself tell the same
                assertThat(promoted)
                        .contains("Champion   models:/credit-default/2", "Previous   models:/credit-default/1");
                assertThat(list(tracking).lines())
                        .hasSize(3)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(first.id().substring(0, 12))
                                .contains(String.format("%.4f", first.metrics().get("auc")))
                                .endsWith("previous"))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(second.id().substring(0, 12))
                                .endsWith("champion"));
                requireShown(server, second);
                requireTried(server, second, tracking);
                requireRegistered(server, second);
                assertThat(tracking.runs().find(first.id())).isEqualTo(first);

                // And the scorer decides by the champion
                var bundle = Bundle.load(folder.resolve("second"));
                try (var scorer = Scorer.start(config, environment)) {
                    assertThat(scorer.awaitRunning(PATIENCE)).isTrue();
                    bench.send(bench.application("a", "p"));
                    assertThat(bench.committed(bench.topics.decisions(), 1, PATIENCE))
                            .singleElement()
                            .satisfies(decision -> assertThat(decision.value().getBundleSha256())
                                    .isEqualTo(bundle.sha256()));
                }
            }
            // And without the server an alias is not certain, and a number is
            var nobody = Map.of("MLFLOW_TRACKING_URI", address);
            assertThatThrownBy(() -> Scorer.start(config, nobody).close())
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("so it is not known which version " + CHAMPION + " means");
            try (var scorer = Scorer.start(bench.config(Map.of("scorer.bundle", "models:/credit-default/2")), nobody)) {
                assertThat(scorer.awaitRunning(PATIENCE)).isTrue();
            }
        }
    }

    @Test
    void figures_of_windows_are_steps_of_a_run_and_the_last_told_counts() throws Exception {
        // Given
        try (var server = new TrackingServer(folder)) {
            var environment = Map.of("MLFLOW_TRACKING_URI", server.address());
            var series = "credit-default 1 PT1H CONTRACT=Cash loans";
            var hour = Instant.parse("2026-03-01T10:00:00Z");
            var measurements = Measurements.of(environment).orElseThrow();

            // When
            measurements.log(series, hour, 10, new TreeMap<>(Map.of("EXT_SOURCE_2/effect", 0.25, "rows", 900.0)));
            measurements.log(series, hour.plusMillis(1), 10, new TreeMap<>(Map.of("rows", 901.0)));
            Measurements.of(environment)
                    .orElseThrow()
                    .log(series, hour.plusSeconds(3_600), 11, new TreeMap<>(Map.of("rows", 800.0)));

            // Then
            var run = server.find("scoreline-drift", "").path(0);
            assertThat(run.at("/info/run_name").asText()).isEqualTo(series);
            assertThat(value(run.at("/data/metrics"), "EXT_SOURCE_2/effect").asDouble())
                    .isEqualTo(0.25);
            var history = server.get("mlflow/metrics/get-history?metric_key=rows&run_id="
                            + run.at("/info/run_id").asText())
                    .path("metrics");
            assertThat(history)
                    .extracting(metric -> metric.path("value").asDouble())
                    .containsExactlyInAnyOrder(900.0, 901.0, 800.0);
            assertThat(value(run.at("/data/metrics"), "rows").asDouble()).isEqualTo(800.0);
        }
    }

    private Run train(String name, double costRatio, Effort effort, Tracking tracking) throws Exception {
        var source = Source.of(
                Optional.of(folder.resolve("tables")), Optional.empty(), OwnTable.Columns.NONE, Optional.empty());
        var times = SubmissionTimes.USUAL;
        new Train(
                        source,
                        folder.resolve(name),
                        new Costs(costRatio, 0, 0.45, 0.05),
                        null,
                        times.start(),
                        times.every(),
                        1,
                        2,
                        effort,
                        Optional.empty(),
                        new Recorder(tracking, InstantSource.system()))
                .run(new PrintWriter(new StringWriter()));
        return tracking.runs().find(name);
    }

    private static String promote(Run run, String reason, Tracking tracking) throws Exception {
        return said(List.of("promote", run.id()), reason, tracking);
    }

    private static String list(Tracking tracking) throws Exception {
        return said(List.of(), null, tracking);
    }

    private static String said(List<String> words, @Nullable String reason, Tracking tracking) throws Exception {
        var out = new StringWriter();
        RunsTask.of(words, Models.USUAL, reason, tracking, InstantSource.system())
                .run(new PrintWriter(out, true));
        return out.toString();
    }

    private static void requireShown(TrackingServer server, Run run) throws Exception {
        var shown = server.get("mlflow/runs/get?run_id=" + run.id()).path("run");
        assertThat(shown.at("/info/status").asText()).isEqualTo("FINISHED");
        assertThat(shown.at("/info/run_name").asText()).isEqualTo("second");
        assertThat(value(shown.at("/data/params"), "cost_ratio").asText()).isEqualTo("5.0");
        assertThat(value(shown.at("/data/params"), "recipe.growth.depth").asText())
                .isEqualTo("4");
        assertThat(value(shown.at("/data/metrics"), "auc").asDouble())
                .isEqualTo(run.metrics().get("auc"));
        assertThat(value(shown.at("/data/metrics"), "confusion.refused_defaults")
                        .asDouble())
                .isPositive();
        var artifacts = server.get("mlflow/artifacts/list?path=bundle&run_id=" + run.id())
                .path("files");
        assertThat(artifacts)
                .extracting(file -> file.path("path").asText())
                .contains(
                        "bundle/model.ubj",
                        "bundle/manifest.json",
                        "bundle/manifest.sha256",
                        "bundle/MODEL_CARD.md",
                        "bundle/candidates.json");
    }

    /** The server folds them under their training by the tag, and finds them by it. */
    private static void requireTried(TrackingServer server, Run training, Tracking tracking) throws Exception {
        var found = server.find("scoreline", "tags.`mlflow.parentRunId` = '" + training.id() + "'");
        assertThat(found)
                .extracting(run -> run.at("/info/run_name").asText())
                .containsExactlyInAnyOrder(
                        "Dummy", "Logistic regression", "Nearest neighbours", "Random forest", "LightGBM", "XGBoost");
        assertThat(found).allSatisfy(run -> {
            assertThat(run.at("/info/status").asText()).isEqualTo("FINISHED");
            assertThat(run.at("/data/metrics"))
                    .extracting(metric -> metric.path("key").asText())
                    .contains(
                            "auc",
                            "average_precision",
                            "ks",
                            "brier",
                            "raw_brier",
                            "expected_calibration_error",
                            "raw_expected_calibration_error",
                            "log_loss",
                            "cost_per_application",
                            "threshold",
                            "fit_seconds",
                            "score_micros");
            assertThat(run.at("/data/params"))
                    .extracting(param -> param.path("key").asText())
                    .contains("family", "imbalance", "columns", "servable");
        });
        assertThat(server.find(
                        "scoreline", "tags.`mlflow.parentRunId` = '" + training.id() + "' and tags.champion = 'true'"))
                .singleElement()
                .satisfies(champion -> assertThat(value(champion.at("/data/params"), "learner.growth.trainer")
                                .asText())
                        .isEqualTo(training.params().get("recipe.growth.trainer")));
        assertThat(said(List.of("candidates", "second"), null, tracking).lines())
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).endsWith(" serves"));
    }

    private static void requireRegistered(TrackingServer server, Run run) throws Exception {
        var version = server.get("mlflow/registered-models/alias?name=credit-default&alias=champion")
                .path("model_version");
        assertThat(version.path("version").asText()).isEqualTo("2");
        assertThat(version.path("run_id").asText()).isEqualTo(run.id());
        assertThat(value(version.path("tags"), "promotion_reason").asText()).isEqualTo("cheaper");
        assertThat(value(version.path("tags"), "promoted_at").asText()).endsWith("Z");
        var previous = server.get("mlflow/registered-models/alias?name=credit-default&alias=previous")
                .path("model_version");
        assertThat(previous.path("version").asText()).isEqualTo("1");
    }

    private static JsonNode value(JsonNode entries, String key) {
        for (var entry : entries) {
            if (entry.path("key").asText().equals(key)) {
                return entry.path("value");
            }
        }
        throw new AssertionError("nothing under " + key + " in " + entries);
    }
}
