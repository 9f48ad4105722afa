package scoreline.wire;

import java.time.Duration;
import java.util.Map;

/**
 * How a topic is kept.
 *
 * @param partitions at least 1; never changed once the topic holds records, because a key's partition depends on it
 * @param retention how long records stay, positive
 * @param maxMessageBytes largest record batch the broker takes, in bytes
 * @param compression what stands on disk; lz4, snappy and zstd are missing because common JavaScript clients cannot read them
 * @param cleanup what is no longer kept
 */
public record TopicSettings(
        int partitions, Duration retention, int maxMessageBytes, Compression compression, Cleanup cleanup) {
    /** What stands on disk, whatever the producer sent. */
    public enum Compression {
        GZIP,
        UNCOMPRESSED
    }

    /** Which records a topic lets go. */
    public enum Cleanup {
        /** Those beyond the retention. */
        DELETE,
        /** Those, and those whose key has a later record. */
        COMPACT_AND_DELETE
    }

    public TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, was " + partitions);
        }
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("retention must be positive, was " + retention);
        }
        if (maxMessageBytes < 1) {
            throw new IllegalArgumentException("maxMessageBytes must be at least 1, was " + maxMessageBytes);
        }
    }

    public TopicSettings withPartitions(int count) {
        return new TopicSettings(count, retention, maxMessageBytes, compression, cleanup);
    }

    public TopicSettings withMaxMessageBytes(int bytes) {
        return new TopicSettings(partitions, retention, bytes, compression, cleanup);
    }

    /** As Kafka's topic configuration. */
    public Map<String, String> configs() {
        return Map.of(
                "cleanup.policy",
                switch (cleanup) {
                    case DELETE -> "delete";
                    case COMPACT_AND_DELETE -> "compact,delete";
                },
                "retention.ms",
                Long.toString(retention.toMillis()),
                "max.message.bytes",
                Integer.toString(maxMessageBytes),
                "compression.type",
                switch (compression) {
                    case GZIP -> "gzip";
                    case UNCOMPRESSED -> "uncompressed";
                });
    }
}
