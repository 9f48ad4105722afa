package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.access.Role;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** A results API that answers, with something of every kind in its tables: decisions, a rejection, drift windows, an alert. */
record ServedResults(Pipeline pipeline, DemoBundle source, ResultsDatabase tables, DashboardJvm dashboard, String key)
        implements AutoCloseable {
    static final String ALERT = "made-up-episode";

    private static final Duration TO_WATCH = Duration.ofMinutes(1);

    /** What is on the topics before anybody asks. */
    @FunctionalInterface
    interface Feed {
        /**
         * Sends it, and waits until it is decided.
         *
         * @return how many decisions came of it
         */
        int send(Pipeline pipeline, DemoBundle source) throws Exception;
    }

    static ServedResults start(Path folder, int decisions, PrintWriter out) throws Exception {
        return start(
                folder,
                "5d",
                (pipeline, source) -> {
                    SentApplications.send(pipeline, pipeline.topics().applications(), source, decisions, out);
                    sendUnreadable(pipeline, 1);
                    sendAlert(pipeline, source.bundle());
                    pipeline.awaitDecided();
                    return decisions;
                },
                out);
    }

    /** @param windows how long the drift monitor's are */
    static ServedResults start(Path folder, String windows, Feed feed, PrintWriter out) throws Exception {
        var source = Scratch.bundle(out);
        var pipeline = Pipeline.start(folder, 0);
        try {
            pipeline.score(source.directory(), source.bundle(), Map.of("scorer.http.port", "0"));
            pipeline.watch(
                    source.directory(),
                    source.bundle(),
                    Map.of("monitor.http.port", "0", "monitor.windows", windows, "monitor.grace", "1h"));
            return served(folder, pipeline, source, feed.send(pipeline, source));
        } catch (Exception e) {
            pipeline.close();
            throw e;
        }
    }

    private static ServedResults served(Path folder, Pipeline pipeline, DemoBundle source, int decisions)
            throws Exception {
        var tables = ResultsDatabase.in(folder.resolve("database"));
        try {
            var dashboard = new DashboardJvm(
                    folder,
                    pipeline.bootstrapServers(),
                    source.directory(),
                    tables.server().address(),
                    // Whoever guesses keys here is to be answered what is wrong with them.
                    Map.of("dashboard.limit.failures", "1000000"));
            var served = new ServedResults(
                    pipeline,
                    source,
                    tables,
                    dashboard,
                    new ApiKeys(tables.database())
                            .make("campaign", Role.ADMIN, Instant.now().plus(Duration.ofHours(2))));
            dashboard.start();
            dashboard.awaitReady();
            tables.await(dashboard, decisions);
            WatchedBroker.await("a drift window in the tables", TO_WATCH, () -> {
                pipeline.requireWatching();
                return tables.number("select count(*) from drift_report") > 0;
            });
            tables.awaitNothingBehind(dashboard);
            return served;
        } catch (Exception e) {
            tables.close();
            throw e;
        }
    }

    /** Sends what is no application. */
    static void sendUnreadable(Pipeline pipeline, int number) {
        var applications = pipeline.topics().applications();
        try (var producer = pipeline.newProducer(applications.raw())) {
            for (int i = 0; i < number; i++) {
                var _ = producer.send(
                        new ProducerRecord<>(applications.name(), "nobody".getBytes(UTF_8), new byte[] {1, 2, 3}));
            }
        }
    }

    private static void sendAlert(Pipeline pipeline, Bundle bundle) {
        var alerts = pipeline.monitorTopics().alerts();
        try (var producer = pipeline.newProducer(alerts)) {
            var _ = producer.send(new ProducerRecord<>(alerts.name(), ALERT, alert(bundle)));
        }
    }

    private static DriftAlert alert(Bundle bundle) {
        var end = Instant.now().minus(Duration.ofDays(1));
        return DriftAlert.newBuilder()
                .setEpisodeId(ALERT)
                .setTurn(DriftTurn.STARTED)
                .setSince(end)
                .setSeverity(DriftAlertSeverity.ALERT)
                .setBundleName(bundle.name())
                .setBundleVersion(bundle.version())
                .setBundleSha256(bundle.sha256())
                .setWindowStart(end.minus(Duration.ofHours(1)))
                .setWindowEnd(end)
                .setWhat("sum:log-odds")
                .setLabelEn("Mean score")
                .setLabelFr("Score moyen")
                .setRows(1_000)
                .setEffect(0.4)
                .setLogOdds(0.1)
                .setSentenceEn("The mean score rose.")
                .setSentenceFr("Le score moyen a augmenté.")
                .build();
    }

    @Override
    public void close() {
        try (pipeline;
                tables;
                dashboard) {
            // The one that asks first.
        }
    }
}
