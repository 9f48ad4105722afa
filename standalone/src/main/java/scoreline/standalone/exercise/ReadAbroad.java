package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.Topic;

/** Topics as KafkaJS reads them, field by field beside what Java reads. */
final class ReadAbroad {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Pipeline pipeline;
    private final Map<Position, Read> expected = new HashMap<>();

    /// Where a record stands.
    private record Position(String topic, int partition, long offset) {}

    /// A record.
    private record Read(String key, JsonNode value) {}

    ReadAbroad(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Reads a topic, of what is committed alone. */
    <V extends IndexedRecord> int expect(Topic<String, V> topic) throws InterruptedException {
        int before = expected.size();
        try (var consumer = pipeline.readFromStart(topic)) {
            Map<TopicPartition, Long> ends = pipeline.written(consumer);
            while (Pipeline.isBehind(consumer, ends)) {
                consumer.poll(POLL)
                        .forEach(record -> expected.put(
                                new Position(record.topic(), record.partition(), record.offset()),
                                new Read(record.key(), said(record.value()))));
            }
        }
        return expected.size() - before;
    }

    /**
     * Has KafkaJS read the same topics.
     *
     * @return how many values were compared
     * @throws Stopped with the first difference
     */
    long compare(RegistryJvm registry, List<String> topics, Path folder) throws Exception {
        var program = ForeignTools.source("read-topics.js");
        var home = ForeignTools.node(program);
        var command = new ArrayList<>(List.of(
                "node",
                program.getFileName().toString(),
                pipeline.bootstrapServers(),
                registry.confluent().toString(),
                Integer.toString(expected.size())));
        command.addAll(topics);
        var output = folder.resolve("read.jsonl");
        var ended = new ForeignProgram(command, home, Map.of()).run(output, folder.resolve("read.log"), PATIENCE);
        if (ended.status() != 0) {
            throw new Stopped("KafkaJS cannot read the topics: " + ended.lastLine());
        }
        long compared = 0;
        var left = new HashMap<>(expected);
        for (var line : Files.readAllLines(output)) {
            var read = JSON.readTree(line);
            var position = new Position(
                    read.path("topic").asText(),
                    read.path("partition").asInt(),
                    read.path("offset").asLong());
            var wanted = left.remove(position);
            if (wanted == null) {
                throw new Stopped("KafkaJS read a record twice, or one that is not committed: " + position + ".");
            }
            if (!wanted.key().equals(read.path("key").asText())) {
                throw new Stopped("KafkaJS read another key at " + position + ".");
            }
            compared += same(wanted.value(), read.path("value"), position.toString());
        }
        if (!left.isEmpty()) {
            throw new Stopped("KafkaJS left out %d of %d records.".formatted(left.size(), expected.size()));
        }
        return compared;
    }

    /** How many values there are. */
    private static long same(JsonNode wanted, JsonNode read, String where) {
        if (wanted.isContainerNode()) {
            if (wanted.isArray() != read.isArray() || wanted.size() != read.size()) {
                throw new Stopped("KafkaJS read something of another form at " + where + ".");
            }
            long values = 0;
            if (wanted.isArray()) {
                for (int i = 0; i < wanted.size(); i++) {
                    values += same(wanted.get(i), read.get(i), where + "[" + i + "]");
                }
            }
            for (var member : wanted.properties()) {
                values += same(member.getValue(), read.path(member.getKey()), where + "." + member.getKey());
            }
            return values;
        }
        boolean same = (wanted.isNumber() && read.isNumber())
                ? Double.doubleToRawLongBits(wanted.doubleValue()) == Double.doubleToRawLongBits(read.doubleValue())
                : wanted.equals(read);
        if (!same) {
            throw new Stopped("KafkaJS read another value at " + where + ".");
        }
        return 1;
    }

    /** As the program in JavaScript says it: bytes in hexadecimal, numbers that are not finite and the sign of zero as texts. */
    static JsonNode said(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case IndexedRecord composed -> {
                var object = NODES.objectNode();
                composed.getSchema()
                        .getFields()
                        .forEach(field -> object.set(field.name(), said(composed.get(field.pos()))));
                yield object;
            }
            case Collection<?> many -> {
                var array = NODES.arrayNode();
                many.forEach(each -> array.add(said(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((name, each) -> object.set(String.valueOf(name), said(each)));
                yield object;
            }
            case ByteBuffer bytes -> {
                var copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                yield NODES.textNode(HexFormat.of().formatHex(copy));
            }
            case Instant time -> NODES.numberNode(time.toEpochMilli());
            case Float number -> fraction(number.doubleValue());
            case Double number -> fraction(number);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case CharSequence text -> NODES.textNode(text.toString());
            case Enum<?> symbol -> NODES.textNode(symbol.name());
            case GenericEnumSymbol<?> symbol -> NODES.textNode(symbol.toString());
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    private static JsonNode fraction(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return NODES.textNode(Double.toString(number));
        }
        boolean isNegativeZero = number == 0 && Double.doubleToRawLongBits(number) != 0;
        return isNegativeZero ? NODES.textNode("-0") : NODES.numberNode(number);
    }
}
