package scoreline.wire;

import java.util.HashMap;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A topic: its name, how its keys and values are written, and how it is kept.
 *
 * @param forms of the value; the bytes follow the {@link Framing}
 * @param compatibility what a later form must keep
 */
public record Topic<K, V>(
        String name,
        Serde<K> keys,
        Serde<V> values,
        SchemaHistory forms,
        Compatibility compatibility,
        TopicSettings settings) {
    /** What a value says that is written now. */
    public Schema schema() {
        return forms.current();
    }

    /** The same topic, unread: for whoever must see a record before trusting it. */
    public Topic<byte[], byte[]> raw() {
        return new Topic<>(name, Serdes.ByteArray(), Serdes.ByteArray(), forms, compatibility, settings);
    }

    /** The same topic kept otherwise, say with more partitions. */
    public Topic<K, V> with(TopicSettings otherSettings) {
        return new Topic<>(name, keys, values, forms, compatibility, otherSettings);
    }

    /** Where a registry keeps the value's schema: Confluent's name, {@code <topic>-value}. */
    public String subject() {
        return name + "-value";
    }

    /**
     * What Kafka's admin client needs to create this topic.
     *
     * @param replication copies of each partition, at least 1; all but one of them must be in sync before a write counts
     */
    public NewTopic creation(int replication) {
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication must be at least 1, was " + replication);
        }
        var configs = new HashMap<>(settings.configs());
        configs.put("min.insync.replicas", Integer.toString(Math.max(1, replication - 1)));
        return new NewTopic(name, settings.partitions(), (short) replication).configs(configs);
    }
}
