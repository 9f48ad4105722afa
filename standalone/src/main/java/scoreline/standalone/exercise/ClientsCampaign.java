package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.access.Role;
import scoreline.standalone.demo.Applicants;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.exercise.ForeignTools.NotHere;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.replay.Replay;
import scoreline.standalone.score.Score;
import scoreline.standalone.terminal.Stopped;
import scoreline.tracking.FetchedBundle;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.Registry;
import scoreline.wire.Subjects;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * Clients that are none of ours: KafkaJS sends applications and reads what becomes of them through a registry, Triton's client asks for
 * scores, and the producers' page does what it shows.
 *
 * @param decisions on applications that KafkaJS sends
 * @param rows scored by request
 */
record ClientsCampaign(int decisions, int rows) {
    private static final ClientsCampaign QUICK = new ClientsCampaign(200, 5);
    private static final ClientsCampaign WHOLE = new ClientsCampaign(5_000, 200);

    private static final long SEED = 3;
    private static final int WRONG = 7;
    private static final int ABORTED = 5;

    /** Sent while the registry is down. */
    private static final int MEANWHILE = 100;

    static void run(boolean quick, PrintWriter out) throws Exception {
        (quick ? QUICK : WHOLE).run(out);
    }

    private void run(PrintWriter out) throws Exception {
        try (var scratch = Scratch.of("clients")) {
            var folder = scratch.folder();
            var source = Scratch.bundle(out);
            Optional<String> said = Optional.empty();
            try {
                said = Optional.of(throughRegistry(source, folder, out));
            } catch (NotHere e) {
                out.printf("SKIPPED: KafkaJS sends and reads nothing, since %s.%n", e.getMessage());
            }
            overHttp(source, folder.resolve("inference"), said, out);
        }
    }

    /** @return what the page's examples said of their application */
    private String throughRegistry(DemoBundle source, Path folder, PrintWriter out) throws Exception {
        try (var registry = RegistryJvm.start(folder);
                var pipeline = Pipeline.start(folder, 0)) {
            var topics = Topics.of(Framing.confluent(Registry.at(registry.confluent())));
            Subjects.at(registry.confluent()).release(topics.all());
            pipeline.score(
                    source.directory(),
                    source.bundle(),
                    Map.of(
                            "scorer.http.port",
                            "0",
                            "scorer.registry",
                            registry.confluent().toString()));
            sendAndRead(pipeline, registry, topics, source, folder, out);
            var examples = new FirstApplications(folder);
            var said = examples.inJava(pipeline.bootstrapServers(), registry.confluent());
            requireSame(said, examples.inJavaScript(pipeline.bootstrapServers(), registry.confluent()));
            replay(source, registry, folder, out);
            registry.kill();
            long before = pipeline.tally().decisions();
            SentApplications.send(
                    pipeline,
                    topics.applications(),
                    source,
                    "meanwhile",
                    MEANWHILE,
                    Instant.now().minus(SentApplications.SPAN),
                    SentApplications.SPAN);
            pipeline.awaitDecided();
            long decided = pipeline.tally().decisions() - before;
            if (decided != MEANWHILE) {
                throw new Stopped("Of %d applications sent while the registry was down, %d were decided."
                        .formatted(MEANWHILE, decided));
            }
            out.printf("%d applications sent and decided while the registry was down%n", decided);
            return said;
        }
    }

    /** A table through a broker and the registry, beside the same table decided offline. */
    private void replay(DemoBundle source, RegistryJvm registry, Path folder, PrintWriter out) throws Exception {
        var nobody = new PrintWriter(PrintWriter.nullWriter());
        var tables = folder.resolve("tables");
        new GeneratedTables(SEED, decisions).writeApplications(tables);
        var input = ApplicationTable.labelledIn(tables);
        var times = SubmissionTimes.USUAL;
        Supplier<FetchedBundle> bundle = () -> FetchedBundle.in(source.directory());
        var scored = folder.resolve("scored.jsonl");
        new Score(bundle, input, scored, times.start(), times.every()).run(nobody);
        var replayed = folder.resolve("replayed.jsonl");
        new Replay(
                        bundle,
                        input,
                        replayed,
                        Optional.empty(),
                        Optional.of(registry.confluent()),
                        times.start(),
                        times.every())
                .run(nobody);
        Twins.firstDifference(scored, replayed).ifPresent(difference -> {
            throw new Stopped("A replay through the registry decided otherwise than offline: " + difference + ".");
        });
        out.printf("Replayed through the registry: %,d decisions, each the same as offline%n", decisions);
    }

    private void sendAndRead(
            Pipeline pipeline, RegistryJvm registry, Topics topics, DemoBundle source, Path folder, PrintWriter out)
            throws Exception {
        long began = System.nanoTime();
        long bytes =
                SentAbroad.send(pipeline, registry, topics.applications(), applications(source, decisions), folder);
        out.printf("KafkaJS sent %,d applications, %,d bytes, each as Java writes it%n", decisions, bytes);
        sendWrong(pipeline, topics.applications(), applications(source, 1).getFirst());
        var reading = new ReadAbroad(pipeline);
        int decided = reading.expect(topics.decisions());
        abort(pipeline, topics.decisions());
        int rejected = reading.expect(topics.rejections());
        if (decided != decisions || rejected != WRONG) {
            throw new Stopped("There are %,d decisions and %d rejections.".formatted(decided, rejected));
        }
        long compared = reading.compare(
                registry, List.of(topics.decisions().name(), topics.rejections().name()), folder);
        out.printf(
                "KafkaJS read %,d decisions and %d rejections through Apicurio Registry, and none of %d that were not committed:"
                        + " %,d values are as Java reads them; %.0f s%n",
                decided, rejected, ABORTED, compared, (System.nanoTime() - began) / 1e9);
    }

    private static void requireSame(String said, String also) {
        if (!said.equals(also)) {
            throw new Stopped("Examples of docs/producers.md do not agree: '%s' and '%s'.".formatted(said, also));
        }
    }

    /** What becomes rejections: values that are none, and an application without its amount. */
    private static void sendWrong(Pipeline pipeline, Topic<String, GenericRecord> topic, GenericRecord application)
            throws InterruptedException {
        application.put("AMT_CREDIT", null);
        try (var producer = pipeline.newProducer(topic.raw());
                var applications = pipeline.newProducer(topic)) {
            for (int i = 1; i < WRONG; i++) {
                var _ = producer.send(new ProducerRecord<>(
                        topic.name(), ("nobody-" + i).getBytes(UTF_8), new byte[] {0, 0, 0, 0, (byte) i}));
            }
            var _ = applications.send(new ProducerRecord<>(
                    topic.name(), application.get("applicant_id").toString(), application));
        }
        pipeline.awaitDecided();
    }

    /** Decisions of a transaction that never happened. */
    private static void abort(Pipeline pipeline, Topic<String, CreditDecision> decisions) throws InterruptedException {
        CreditDecision one;
        try (var consumer = pipeline.readFromStart(decisions)) {
            one = Stream.generate(() -> consumer.poll(Duration.ofMillis(200)))
                    .filter(records -> !records.isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .iterator()
                    .next()
                    .value();
        }
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrapServers(), "transactional.id", "aborted"),
                decisions.keys().serializer(),
                decisions.values().serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < ABORTED; i++) {
                var _ = producer.send(new ProducerRecord<>(decisions.name(), "nobody-" + i, one));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void overHttp(DemoBundle source, Path folder, Optional<String> said, PrintWriter out) throws Exception {
        try (var pipeline = Pipeline.start(folder, 0);
                var tables = ResultsDatabase.in(folder.resolve("database"));
                var dashboard = new DashboardJvm(
                        folder,
                        pipeline.bootstrapServers(),
                        source.directory(),
                        tables.server().address(),
                        Map.of())) {
            var key = new ApiKeys(tables.database())
                    .make("campaign", Role.ADMIN, Instant.now().plus(Duration.ofHours(1)));
            dashboard.start();
            dashboard.awaitReady();
            var asked = new InferredAbroad(
                    dashboard.root(),
                    key,
                    source.bundle(),
                    InferredAbroad.rows(source.bundle(), applications(source, rows)));
            try {
                long compared = asked.byTriton(folder);
                out.printf(
                        "Triton's client scored %d applications in JSON and in bytes: %,d numbers are to the last bit those of POST"
                                + " /api/v1/score%n",
                        rows, compared);
            } catch (NotHere e) {
                out.printf("SKIPPED: Triton's client asks for no scores, since %s.%n", e.getMessage());
            }
            out.printf("Explained by the extension of the protocol: %,d numbers, likewise%n", asked.explained());
            try {
                var answered = new FirstApplications(folder).overHttp(dashboard.root(), key);
                said.ifPresent(elsewhere -> requireSame(elsewhere, answered));
                out.printf(
                        "The first application of docs/producers.md, %s: %s%n",
                        said.isPresent() ? "in Java, in JavaScript and over HTTP" : "over HTTP alone", answered);
            } catch (NotHere e) {
                out.printf("SKIPPED: nothing is asked over HTTP by the producers' page, since %s.%n", e.getMessage());
            }
        }
    }

    private static List<GenericRecord> applications(DemoBundle source, int number) {
        var catalogue = source.bundle().catalogue();
        var schema = Topics.of(Framing.singleObject()).applications().schema();
        var applications = new ArrayList<GenericRecord>();
        try (var applicants = new Applicants(
                source.applications(), catalogue, new ApplicationMessages(catalogue, schema), "abroad")) {
            for (int i = 0; i < number; i++) {
                applications.add(applicants.next(Instant.now()));
            }
        }
        return applications;
    }
}
