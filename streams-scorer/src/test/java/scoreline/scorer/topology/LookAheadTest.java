package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.TOPICS;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.with;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.ApplicationReader;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Deciding;
import scoreline.judgement.Judge;
import scoreline.judgement.MadeUp;
import scoreline.judgement.MadeUpBundle;
import scoreline.judgement.SourcePosition;
import scoreline.wire.CreditDecision;
import scoreline.wire.Decoding;
import scoreline.wire.Framing;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.RejectionCode;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

class LookAheadTest {
    private static final String TOPIC = TOPICS.applications().name();
    private static final Function<byte[], Decoding<GenericRecord>> DECODER =
            new UntrustedDecoder(SchemaHistory.application(), Framing.singleObject())::decode;

    private final Arrivals arrivals = new Arrivals(TOPIC);

    /** How many applications were explained at a time. */
    private final List<Integer> together = new ArrayList<>();

    private final LookAhead lookAhead = lookAhead(DECODER);

    @Test
    void what_arrived_together_is_explained_together_and_handed_out_in_turn() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> poll = poll(0, 100);
        arrive(poll);
        // When
        List<Prepared> prepared = poll.stream().map(this::prepare).toList();
        // Then
        assertThat(together).containsExactly(64, 36);
        assertThat(prepared)
                .extracting(each -> ((Prepared.Application) each).admitted().applicationId())
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "a-" + i).toList());
    }

    @Test
    void what_no_poll_told_of_is_prepared_by_itself() {
        // When
        poll(0, 3).forEach(this::prepare);
        // Then
        assertThat(together).containsExactly(1, 1, 1);
    }

    @Test
    void an_offset_that_comes_again_is_prepared_again() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> poll = poll(0, 10);
        arrive(poll);
        poll.subList(0, 5).forEach(this::prepare);
        // When the transaction was aborted and the consumer went back
        arrive(poll(2, 8));
        var ids = poll(2, 8).stream()
                .map(this::prepare)
                .map(each -> ((Prepared.Application) each).admitted().applicationId())
                .toList();
        // Then
        assertThat(ids).containsExactly("a-2", "a-3", "a-4", "a-5", "a-6", "a-7", "a-8", "a-9");
    }

    @Test
    void records_in_between_that_are_none_keep_their_reasons() {
        // Given
        var broken = record(1, "p-1".getBytes(UTF_8), new byte[] {1, 2, 3});
        var erasure = record(2, "p-2".getBytes(UTF_8), null);
        var incomplete =
                record(3, "p-3".getBytes(UTF_8), MadeUp.bytes(with(application("a-3", "p-3"), "AMT_CREDIT", null)));
        var records = List.of(
                poll(0, 1).getFirst(), broken, erasure, incomplete, poll(4, 1).getFirst());
        arrive(records);
        // When
        List<Prepared> prepared = records.stream().map(this::prepare).toList();
        // Then
        assertThat(together).containsExactly(2);
        assertThat(prepared.get(1)).isEqualTo(new Prepared.Unsound(RejectionCode.UNDECODABLE, null));
        assertThat(prepared.get(2)).isEqualTo(new Prepared.Erasure("p-2"));
        assertThat(prepared.get(3)).isEqualTo(new Prepared.Unsound(RejectionCode.MISSING_FIELD, "AMT_CREDIT"));
    }

    @Test
    void who_must_wait_for_the_registry_does_so_when_its_turn_comes() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> poll = poll(0, 3);
        byte[] unknown = requireNonNull(poll.get(1).value());
        LookAhead registryDown = lookAhead(bytes -> {
            if (Arrays.equals(bytes, unknown)) {
                throw new RegistryUnavailable("down");
            }
            return DECODER.apply(bytes);
        });
        arrive(poll);
        // When / Then
        assertThat(prepare(registryDown, poll.get(0))).isInstanceOf(Prepared.Application.class);
        assertThatThrownBy(() -> prepare(registryDown, poll.get(1))).isInstanceOf(RegistryUnavailable.class);
    }

    @Test
    void a_partition_that_went_elsewhere_is_forgotten() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> poll = poll(0, 3);
        arrive(poll);
        // When
        lookAhead.forget(0);
        poll.forEach(this::prepare);
        // Then
        assertThat(together).containsExactly(1, 1, 1);
    }

    @Test
    void a_decision_has_the_same_bytes_however_many_are_explained_with_it(@TempDir Path folder) {
        // Given
        var bundle = MadeUpBundle.write(folder.resolve("bundle"));
        var judge = new Judge(bundle, MadeUp.SCHEMA, TimeBounds.usual(), () -> NOW);
        var applications = IntStream.range(0, 70)
                .mapToObj(i -> with(application("a-" + i, "p-" + i), "AMT_CREDIT", 1_000.0 + 1_300 * i))
                .map(judge::admit)
                .map(Admitted.class::cast)
                .toList();
        // When
        var alone = applications.stream()
                .map(each -> bytes(judge.decide(each, null)))
                .toList();
        var many = judge.explain(applications).stream()
                .map(each -> bytes(judge.decide(each, null)))
                .toList();
        // Then
        assertThat(judge.explain(applications)).allMatch(each -> each.explained() != null);
        assertThat(many).containsExactlyElementsOf(alone);
        assertThat(alone).doesNotHaveDuplicates();
    }

    @Test
    void interceptors_of_others_stay() {
        // Given
        String key = StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
        // When / Then
        assertThat(arrivals.in(Map.of(key, "org.example.Traces")))
                .containsEntry(key, "org.example.Traces," + Arrivals.Interceptor.class.getName());
    }

    private static String bytes(CreditDecision decision) {
        var topic = TOPICS.decisions();
        return Arrays.toString(topic.values().serializer().serialize(topic.name(), decision));
    }

    private LookAhead lookAhead(Function<byte[], Decoding<GenericRecord>> decoder) {
        var judge = new Judge(
                ApplicationReader.of(MadeUp.SCHEMA, MadeUp.catalogue()), TimeBounds.usual(), new Counting(), () -> NOW);
        var screening = new Screening(1 << 20, 1, decoder, judge::applicantId);
        return new LookAhead(screening, screening, judge, arrivals);
    }

    private final class Counting implements Deciding {
        @Override
        public List<Admitted> explain(List<Admitted> applications) {
            together.add(applications.size());
            return applications;
        }

        @Override
        public CreditDecision decide(Admitted application, @Nullable SourcePosition source, Instant now) {
            return MadeUp.decision(application, source, now);
        }
    }

    private void arrive(List<ConsumerRecord<byte[], byte[]>> poll) {
        var interceptor = new Arrivals.Interceptor();
        String prefix = StreamsConfig.MAIN_CONSUMER_PREFIX;
        var settings = new HashMap<String, Object>();
        arrivals.in(Map.of()).forEach((key, value) -> settings.put(key.substring(prefix.length()), value));
        interceptor.configure(settings);
        interceptor.onConsume(new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), poll), Map.of()));
    }

    private Prepared prepare(ConsumerRecord<byte[], byte[]> record) {
        return prepare(lookAhead, record);
    }

    private static Prepared prepare(LookAhead lookAhead, ConsumerRecord<byte[], byte[]> record) {
        return lookAhead.prepare(
                new Record<>(record.key(), record.value(), NOW.toEpochMilli()), new Place(record.offset()));
    }

    private record Place(@Override long offset) implements RecordMetadata {
        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public int partition() {
            return 0;
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> record(i, ("p-" + i).getBytes(UTF_8), MadeUp.bytes(application("a-" + i, "p-" + i))))
                .toList();
    }

    @SuppressWarnings("NullAway") // Kafka's records take null without saying so
    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(TOPIC, 0, offset, key, value);
    }
}
