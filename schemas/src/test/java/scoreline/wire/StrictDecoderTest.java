package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StrictDecoderTest {
    private static final Schema EVERYTHING = new Schema.Parser().parse("""
            {"type": "record", "name": "Everything", "fields": [
              {"name": "i", "type": "int"}, {"name": "l", "type": "long"}, {"name": "f", "type": "float"},
              {"name": "d", "type": "double"}, {"name": "b", "type": "boolean"}, {"name": "s", "type": "string"},
              {"name": "y", "type": "bytes"}, {"name": "x", "type": {"type": "fixed", "name": "X", "size": 3}},
              {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
              {"name": "a", "type": {"type": "array", "items": ["null", "long"]}},
              {"name": "m", "type": {"type": "map", "values": "double"}}]}""");

    @RepeatedTest(200)
    void what_avro_writes_is_read_as_avro_reads_it(RepetitionInfo run) throws IOException {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var bytes = written(everything(random), random.nextBoolean());
        var reader = new GenericDatumReader<GenericData.Record>(EVERYTHING);
        var expected = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        // When
        var strict = new StrictDecoder(bytes, 0);
        var read = reader.read(null, strict);
        // Then
        assertThat(read).isEqualTo(expected);
        assertThat(strict.remainingBytes()).isZero();
    }

    @RepeatedTest(200)
    void what_avro_writes_can_be_skipped(RepetitionInfo run) throws IOException {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var strict = new StrictDecoder(written(everything(random), random.nextBoolean()), 0);
        // When
        GenericDatumReader.skip(EVERYTHING, strict);
        // Then
        assertThat(strict.remainingBytes()).isZero();
    }

    @Test
    void numbers_that_run_on_are_refused() {
        // Given
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        byte[] beyondAnInt = {-2, -1, -1, -1, 127};
        // Then
        assertThatThrownBy(() -> new StrictDecoder(endless, 0).readLong()).hasMessage("not a long");
        assertThatThrownBy(() -> new StrictDecoder(beyondAnInt, 0).readInt()).hasMessage("not an int");
        assertThatThrownBy(() -> new StrictDecoder(new byte[] {2}, 0).readBoolean())
                .hasMessage("not a boolean");
    }

    private static GenericData.Record everything(SplittableRandom random) {
        var record = new GenericData.Record(EVERYTHING);
        record.put("i", random.nextInt() >> random.nextInt(32));
        record.put("l", random.nextLong() >> random.nextInt(64));
        record.put("f", Float.intBitsToFloat(random.nextInt()));
        record.put("d", Double.longBitsToDouble(random.nextLong()));
        record.put("b", random.nextBoolean());
        record.put("s", "é€😀x".repeat(random.nextInt(100)));
        var bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        record.put("y", ByteBuffer.wrap(bytes));
        record.put("x", new GenericData.Fixed(EVERYTHING.getField("x").schema(), new byte[] {1, 2, 3}));
        record.put("e", new GenericData.EnumSymbol(EVERYTHING.getField("e").schema(), "B"));
        var items = new ArrayList<Long>();
        for (int i = random.nextInt(300); i > 0; i--) {
            items.add(random.nextBoolean() ? null : random.nextLong());
        }
        record.put("a", items);
        Map<String, Double> map = new HashMap<>();
        for (int i = random.nextInt(300); i > 0; i--) {
            map.put("k" + i, random.nextDouble());
        }
        record.put("m", map);
        return record;
    }

    /** Blocked: collections in blocks that say their size in bytes. */
    private static byte[] written(GenericData.Record record, boolean blocked) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = blocked
                ? new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null)
                : EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(EVERYTHING).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
