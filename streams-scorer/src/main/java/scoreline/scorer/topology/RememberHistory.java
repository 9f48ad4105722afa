package scoreline.scorer.topology;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.history.Customers;
import scoreline.scorer.history.HistoryAdmission.Recorded;
import scoreline.scorer.history.HistoryAdmission.Refused;
import scoreline.scorer.history.HistoryAdmission.Unread;
import scoreline.scorer.history.RecordReader;
import scoreline.scorer.history.Remembering;
import scoreline.wire.RejectionCode;
import scoreline.wire.Topics;

/** One record of a customer's past into the memory that applications are judged by, or one rejection. */
final class RememberHistory implements Processor<byte[], byte[], String, byte[]> {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Remembering remembering;
    private final RecordReader reader;
    private final Screening screening;
    private final Rejections rejections;
    private final Duration rememberDecided;
    private final Observer observer;

    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable Customers customers;
    private @Nullable Decided decided;

    RememberHistory(
            Remembering remembering,
            Screening screening,
            Topics topics,
            Duration rememberDecided,
            Observer observer,
            InstantSource clock) {
        this.remembering = remembering;
        this.reader = remembering.reader();
        this.screening = screening;
        this.rejections = new Rejections(topics, clock);
        this.rememberDecided = rememberDecided;
        this.observer = observer;
    }

    /** Kafka Streams revives a processor by calling this again: nothing may be left from before. */
    @Override
    public void init(ProcessorContext<String, byte[]> given) {
        KeyValueStore<Bytes, byte[]> store = given.getStateStore(Customers.STORE);
        context = given;
        customers = remembering.customers(store);
        decided = new Decided(given.getStateStore(Decided.STORE), rememberDecided);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var place = requireNonNull(context)
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of the source has a place"));
        switch (screening.screen(record.key(), record.value(), place.partition())) {
            case Screening.Screened.Unsound unsound -> reject(unsound.code(), null, record);
            case Screening.Screened.Erasure erasure -> {
                requireNonNull(customers).erase(erasure.applicantId());
                long streamTime = requireNonNull(context).currentStreamTimeMs();
                requireNonNull(decided).erase(erasure.applicantId(), streamTime);
                observer.erased();
            }
            case Screening.Screened.Sound sound -> {
                switch (reader.read(sound.value())) {
                    case Refused refused -> reject(refused.code(), refused.field(), record);
                    case Unread _ -> observer.unread();
                    case Recorded recorded -> {
                        int today = (int) Math.floorDiv(record.timestamp(), DAY);
                        String applicant = reader.applicantId(sound.value());
                        observer.remembered(requireNonNull(customers).remember(applicant, recorded.record(), today));
                    }
                }
            }
        }
    }

    private void reject(RejectionCode code, @Nullable String field, Record<byte[], byte[]> record) {
        var here = requireNonNull(context);
        here.forward(rejections.of(
                code, field, record.timestamp(), here.recordMetadata().orElseThrow()));
        observer.rejected(code);
    }
}
