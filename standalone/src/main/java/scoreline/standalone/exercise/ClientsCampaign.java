package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.Registry;
import scoreline.wire.Subjects;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * Clients that are none of ours: KafkaJS reads the topics through a registry, and Triton's client asks for scores.
 *
 * @param decisions on the topic
 * @param rows scored by request
 */
record ClientsCampaign(int decisions, int rows) {
    private static final ClientsCampaign QUICK = new ClientsCampaign(200, 5);
    private static final ClientsCampaign WHOLE = new ClientsCampaign(5_000, 200);

    private static final int WRONG = 7;
    private static final int ABORTED = 5;

    static void run(boolean quick, PrintWriter out) throws Exception {
        (quick ? QUICK : WHOLE).run(out);
    }

    private void run(PrintWriter out) throws Exception {
        try (var scratch = Scratch.of("clients")) {
            var folder = scratch.folder();
            var source = Scratch.bundle(out);
            try {
                read(source, folder, out);
            } catch (NotHere e) {
                out.printf("SKIPPED: KafkaJS reads no topics, since %s.%n", e.getMessage());
            }
            infer(source, folder.resolve("inference"), out);
        }
    }

    private void read(DemoBundle source, Path folder, PrintWriter out) throws Exception {
        try (var registry = RegistryJvm.start(folder);
                var pipeline = Pipeline.start(folder, 0)) {
            long began = System.nanoTime();
            var shared = Registry.at(registry.confluent());
            var topics = Topics.of(Framing.confluent(shared));
            Subjects.at(registry.confluent()).release(topics.all());
            pipeline.score(
                    source.directory(),
                    source.bundle(),
                    Map.of(
                            "scorer.http.port",
                            "0",
                            "scorer.registry",
                            registry.confluent().toString()));
            SentApplications.send(pipeline, topics.applications(), source, decisions, out);
            sendWrong(pipeline, topics.applications());
            var reading = new ReadAbroad(pipeline);
            int decided = reading.expect(topics.decisions());
            abort(pipeline, topics.decisions());
            int rejected = reading.expect(topics.rejections());
            if (decided != decisions || rejected != WRONG) {
                throw new Stopped("There are %,d decisions and %d rejections.".formatted(decided, rejected));
            }
            long compared = reading.compare(
                    registry,
                    List.of(topics.decisions().name(), topics.rejections().name()),
                    folder);
            out.printf(
                    "KafkaJS read %,d decisions and %d rejections through Apicurio Registry, and none of %d that were not committed:"
                            + " %,d values are as Java reads them; %.0f s%n",
                    decided, rejected, ABORTED, compared, (System.nanoTime() - began) / 1e9);
        }
    }

    /** What becomes rejections. */
    private static void sendWrong(Pipeline pipeline, Topic<String, GenericRecord> applications)
            throws InterruptedException {
        try (var producer = pipeline.newProducer(applications.raw())) {
            for (int i = 0; i < WRONG; i++) {
                var _ = producer.send(new ProducerRecord<>(
                        applications.name(), ("nobody-" + i).getBytes(UTF_8), new byte[] {0, 0, 0, 0, (byte) i}));
            }
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

    private void infer(DemoBundle source, Path folder, PrintWriter out) throws Exception {
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
                    dashboard.root(), key, source.bundle(), InferredAbroad.rows(source.bundle(), applications(source)));
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
        }
    }

    private List<GenericRecord> applications(DemoBundle source) {
        var catalogue = source.bundle().catalogue();
        var schema = Topics.of(Framing.singleObject()).applications().schema();
        var applications = new ArrayList<GenericRecord>();
        try (var applicants = new Applicants(
                source.applications(), catalogue, new ApplicationMessages(catalogue, schema), "inference")) {
            for (int i = 0; i < rows; i++) {
                applications.add(applicants.next(Instant.now()));
            }
        }
        return applications;
    }
}
