package scoreline.standalone.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import scoreline.admission.ApplicationSchema;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Feature;
import scoreline.service.kafka.ValueFraming;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.output.DecisionFormat;
import scoreline.standalone.output.Results;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.Workspace;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.Framing;
import scoreline.wire.Registry;
import scoreline.wire.SchemaHistory;
import scoreline.wire.Topics;

/**
 * Sends a file of applications through the broker and the topology and waits until every one is out.
 *
 * @param input a table with the columns of the bundle, plain or gzipped; tables of the customers' past, where the bundle reads
 *     them, stand beside it and are sent before
 * @param output ends in {@code .jsonl} or {@code .csv}
 * @param state kept, so that a killed run can be resumed; empty: made afresh and removed
 * @param registry whose ids stand in front of values; empty: Avro's own fingerprints do
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 */
public record Replay(
        Supplier<FetchedBundle> bundle,
        Path input,
        Path output,
        Optional<Path> state,
        Optional<URI> registry,
        Instant start,
        Duration every)
        implements Task {
    private static final int AT_ONCE = 500;

    /** A file may be of long ago, all that stands beside it is wanted, and so is the rest of it where rows are bad. */
    private static final Map<String, String> SCORER = Map.of(
            "scorer.time.past",
            "off",
            "scorer.breaker.share",
            "1",
            "scorer.http.port",
            "0",
            "scorer.threads",
            "2",
            "scorer.history.records",
            "100000",
            "scorer.history.days",
            "36525");

    public Replay {
        if (!output.toString().matches("(?i).*\\.(csv|jsonl)")) {
            throw new WrongUse("--output must end in .jsonl or .csv, was " + output);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
        try {
            var _ = registry.map(Registry::at);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--registry cannot be used: " + e.getMessage());
        }
    }

    @Override
    public void run(PrintWriter out) throws Exception {
        var fetched = bundle.get();
        var times = new SubmissionTimes(start, every);
        var folder = state.isPresent() ? state.get() : Files.createTempDirectory(temporary(), "replay-");
        RunIdentity.of(input, fetched.bundle(), times).claim(folder);
        try {
            replay(fetched, times, folder, out);
        } finally {
            if (state.isEmpty()) {
                delete(folder);
            }
        }
    }

    private void replay(FetchedBundle fetched, SubmissionTimes times, Path folder, PrintWriter out) throws Exception {
        var loaded = fetched.bundle();
        var shared = registry.map(Registry::at);
        var features = loaded.catalogue().features().stream().map(Feature::name).toList();
        var format = DecisionFormat.of(output, features).orElseThrow();
        long began = System.nanoTime();
        try (var table = ApplicationTable.open(input, loaded.catalogue(), times);
                var results = Results.open(output, format);
                var pipeline = Pipeline.start(folder, 0, topics(shared, ApplicationSchema.of(loaded.catalogue())))) {
            shared.ifPresent(
                    it -> ValueFraming.requireRegistered(pipeline.topics().all(), it));
            var sent = new SentRows(pipeline.partitions());
            Collecting.recall(pipeline, sent);
            if (sent.rows() > 0) {
                out.println("Resuming: %,d of %,d rows were sent before.".formatted(sent.rows(), table.rows()));
            }
            long past = SendingPast.send(
                    pipeline, input.resolveSibling(""), table, loaded.catalogue(), folder, new ProgressLine(out));
            if (past > 0) {
                out.println("%,d events of the customers' past sent".formatted(past));
            }
            pipeline.score(fetched.directory(), loaded, settings());
            if (!loaded.catalogue().history().isEmpty()) {
                SendingPast.awaitRemembered(pipeline, new ProgressLine(out));
            }
            long scoring = System.nanoTime();
            long unsendable = everyRow(table, loaded, pipeline, sent, results, new ProgressLine(out));
            results.finish();
            long repeated = sent.records() - results.decidedCount() - (results.rejectedCount() - unsendable);
            out.println("%,d decisions in %s".formatted(results.decidedCount(), output));
            out.println("%,d rejections in %s".formatted(results.rejectedCount(), Results.rejectionsOf(output)));
            out.println("%,d applications sent, %,d of them repeated; %,.0f a second for %.1f s, %.1f s with start-up"
                    .formatted(
                            sent.records(),
                            repeated,
                            sent.records() / seconds(scoring),
                            seconds(scoring),
                            seconds(began)));
        }
    }

    private static Topics topics(Optional<Registry> registry, SchemaHistory applications) {
        return Topics.of(registry.map(Framing::confluent).orElseGet(Framing::singleObject), applications);
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(SCORER);
        registry.ifPresent(url -> settings.put("scorer.registry", url.toString()));
        return settings;
    }

    /** Sends and collects until all is out; returns how many rows could not be sent. */
    private static long everyRow(
            ApplicationTable table,
            Bundle bundle,
            Pipeline pipeline,
            SentRows sent,
            Results results,
            ProgressLine progress)
            throws InterruptedException {
        var schema = pipeline.topics().applications().schema();
        var messages = new ApplicationMessages(bundle.catalogue(), schema);
        long began = System.nanoTime();
        long rows = table.rows();
        try (var sending = new Sending(pipeline, table.iterator(), messages, sent, results);
                var collecting = new Collecting(pipeline, sent, results)) {
            boolean more = true;
            while (more || pipeline.lag() > 0) {
                if (more && !sending.send(AT_ONCE)) {
                    sending.flush();
                    more = false;
                }
                collecting.poll();
                pipeline.requireScoring();
                long out = results.decidedCount() + results.rejectedCount();
                progress.show("%,d of %,d rows out, %,.0f a second".formatted(out, rows, out / seconds(began)));
            }
            collecting.drain();
            progress.clear();
            return sending.unsendable();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Path temporary() throws IOException {
        return Files.createDirectories(Workspace.folder().resolve("tmp"));
    }

    private static void delete(Path folder) {
        try {
            Workspace.delete(folder);
        } catch (IOException e) {
            throw new Stopped("The temporary folder " + folder + " could not be removed: " + e + ".", e);
        }
    }
}
