package scoreline.scorer.history;

import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.wire.Decoding;

/**
 * How customers are remembered for a bundle that reads their past.
 *
 * @param schema of the events, as the decoder hands them over
 * @param decoder bytes to events
 */
public record Remembering(
        Catalogue catalogue, Retention retention, Schema schema, Function<byte[], Decoding<GenericRecord>> decoder) {

    public Customers customers(KeyValueStore<Bytes, byte[]> store) {
        return new Customers(store, catalogue, retention);
    }

    public RecordReader reader() {
        return new RecordReader(schema, catalogue.history());
    }
}
