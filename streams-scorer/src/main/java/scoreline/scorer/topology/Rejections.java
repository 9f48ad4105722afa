package scoreline.scorer.topology;

import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;
import scoreline.wire.Topics;

/** Words a rejection: why, and where the record stands; nothing of its value, key or headers. */
record Rejections(Topics topics, InstantSource clock) {

    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    Record<String, byte[]> of(RejectionCode code, @Nullable String field, long timestamp, RecordMetadata place) {
        var rejection = RejectedApplication.newBuilder()
                .setCode(code)
                .setField(field)
                .setTopic(place.topic())
                .setPartition(place.partition())
                .setOffset(place.offset())
                .setRejectedAt(clock.instant())
                .build();
        var bytes = topics.rejections()
                .values()
                .serializer()
                .serialize(topics.rejections().name(), rejection);
        return new Record<>(place.topic() + "-" + place.partition() + "-" + place.offset(), bytes, timestamp);
    }
}
