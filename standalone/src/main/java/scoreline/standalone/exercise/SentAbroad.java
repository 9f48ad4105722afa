package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.Topic;

/** Applications as KafkaJS sends them, byte by byte beside what Java writes. */
final class SentAbroad {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private SentAbroad() {}

    /**
     * Has KafkaJS send them and waits until all are decided.
     *
     * @param topic of applications, in the registry's framing; nothing stands on it yet
     * @return how many bytes were compared
     * @throws Stopped with the first difference
     */
    static long send(
            Pipeline pipeline,
            RegistryJvm registry,
            Topic<String, GenericRecord> topic,
            List<GenericRecord> applications,
            Path folder)
            throws Exception {
        var json = JsonMapper.builder().build();
        var lines = new ArrayList<String>();
        for (var application : applications) {
            lines.add(json.writeValueAsString(ReadAbroad.said(application)));
        }
        var file = Files.write(folder.resolve("applications.jsonl"), lines);
        var program = ForeignTools.source("send-applications.js");
        var ended = new ForeignProgram(
                        List.of(
                                "node",
                                program.getFileName().toString(),
                                pipeline.bootstrapServers(),
                                registry.confluent().toString(),
                                file.toString()),
                        ForeignTools.node(program),
                        Map.of())
                .run(folder.resolve("send.log"), PATIENCE);
        if (ended.status() != 0) {
            throw new Stopped("KafkaJS cannot send applications: " + ended.lastLine());
        }
        pipeline.awaitDecided();
        return compare(pipeline, topic, applications);
    }

    private static long compare(Pipeline pipeline, Topic<String, GenericRecord> topic, List<GenericRecord> applications)
            throws InterruptedException {
        var written = new HashMap<String, byte[]>();
        for (var application : applications) {
            written.put(
                    application.get("applicant_id").toString(),
                    topic.values().serializer().serialize(topic.name(), application));
        }
        long compared = 0;
        try (var consumer = pipeline.readFromStart(topic.raw())) {
            var ends = pipeline.written(consumer);
            while (Pipeline.isBehind(consumer, ends)) {
                for (var record : consumer.poll(POLL)) {
                    var wanted = written.remove(topic.keys().deserializer().deserialize(topic.name(), record.key()));
                    if (!Arrays.equals(wanted, record.value())) {
                        throw new Stopped("KafkaJS sent other bytes than Java at %s-%d-%d."
                                .formatted(record.topic(), record.partition(), record.offset()));
                    }
                    compared += record.value().length;
                }
            }
        }
        if (!written.isEmpty()) {
            throw new Stopped(
                    "KafkaJS did not send %d of %d applications.".formatted(written.size(), applications.size()));
        }
        return compared;
    }
}
