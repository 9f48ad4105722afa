package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.bytes;
import static scoreline.judgement.MadeUp.with;
import static scoreline.wire.RejectionCode.CONFLICT;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.NOT_FINITE;
import static scoreline.wire.RejectionCode.OVERSIZE;
import static scoreline.wire.RejectionCode.TIME_OUT_OF_BOUNDS;
import static scoreline.wire.RejectionCode.UNDECODABLE;
import static scoreline.wire.RejectionCode.UNKNOWN_SCHEMA;
import static scoreline.wire.RejectionCode.WRONG_KEY;
import static scoreline.wire.RejectionCode.WRONG_PARTITION;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scoreline.judgement.MadeUp;
import scoreline.scorer.topology.TestBench.Making;
import scoreline.wire.Decoding;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;

class ScorerTopologyTest {
    @TempDir
    Path state;

    private TestBench bench() {
        return new TestBench(state, new Making());
    }

    @Test
    void an_application_becomes_one_decision_under_its_applicant() {
        try (var bench = bench()) {
            // When
            bench.send(application("a-1", "p-1"), NOW.minusMillis(40));

            // Then
            var record = bench.decisions.readRecord();
            assertThat(record.key()).isEqualTo("p-1");
            assertThat(record.value().getApplicationId()).isEqualTo("a-1");
            assertThat(record.value().getApplicantId()).isEqualTo("p-1");
            assertThat(record.value().getSourcePartition()).isZero();
            assertThat(record.value().getSourceOffset()).isZero();
            assertThat(record.value().getMargin()).isEqualTo(1_000.5f);
            assertThat(record.value().getDecidedAt()).isEqualTo(NOW);
            assertThat(record.getRecordTime()).isEqualTo(NOW.minusMillis(40));
            assertThat(record.headers()).isEqualTo(none());
            assertThat(bench.decisions.isEmpty()).isTrue();
            assertThat(bench.rejections.isEmpty()).isTrue();
            assertThat(bench.told).containsExactly("APPROVE");
            assertThat(bench.latencies).containsExactly(Duration.ofMillis(40));
        }
    }

    record Bad(
            String what,
            @Nullable Bytes key,
            @Nullable Bytes value,
            RejectionCode code,
            @Nullable String field) {
        Bad(String what, byte @Nullable [] key, byte @Nullable [] value, RejectionCode code, @Nullable String field) {
            this(what, key == null ? null : Bytes.wrap(key), value == null ? null : Bytes.wrap(value), code, field);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Bad> bad() {
        var good = application("a", "p");
        var key = "p".getBytes(UTF_8);
        var bytes = bytes(good);
        var unknown = bytes.clone();
        unknown[5] ^= 1;
        var longer = Arrays.copyOf(bytes, bytes.length + 1);
        return List.of(
                new Bad("empty value", key, new byte[0], UNDECODABLE, null),
                new Bad("other bytes", key, "{\"json\": true}".getBytes(UTF_8), UNDECODABLE, null),
                new Bad("truncated", key, Arrays.copyOf(bytes, bytes.length - 3), UNDECODABLE, null),
                new Bad("followed by other bytes", key, longer, UNDECODABLE, null),
                new Bad("unknown fingerprint", key, unknown, UNKNOWN_SCHEMA, null),
                new Bad("unknown id", key, new byte[] {0, 0, 0, 0, 7, 1, 2, 3}, UNKNOWN_SCHEMA, null),
                new Bad("oversize", key, new byte[(1 << 20) + 1], OVERSIZE, null),
                new Bad("no key", null, bytes, WRONG_KEY, null),
                new Bad("another's key", "q".getBytes(UTF_8), bytes, WRONG_KEY, null),
                new Bad("NaN", key, bytes(with(good, "AMT_CREDIT", Double.NaN)), NOT_FINITE, "AMT_CREDIT"),
                new Bad("missing", key, bytes(with(good, "AMT_CREDIT", null)), MISSING_FIELD, "AMT_CREDIT"),
                new Bad(
                        "no application id",
                        key,
                        bytes(with(good, "application_id", "")),
                        MISSING_FIELD,
                        "application_id"),
                new Bad("no applicant id", key, bytes(with(good, "applicant_id", " ")), MISSING_FIELD, "applicant_id"),
                new Bad("1900", key, bytes(at(good, "1900-01-01T00:00:00Z")), TIME_OUT_OF_BOUNDS, "submitted_at"),
                new Bad("2099", key, bytes(at(good, "2099-01-01T00:00:00Z")), TIME_OUT_OF_BOUNDS, "submitted_at"));
    }

    private static GenericRecord at(GenericRecord application, String time) {
        return with(application, "submitted_at", Instant.parse(time).toEpochMilli());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_record_becomes_a_rejection_that_says_where_it_stands_and_nothing_of_what_it_holds(Bad bad) {
        try (var bench = bench()) {
            // Given
            bench.send(application("before", "x"));

            // When
            bench.send(
                    bad.key() == null ? null : bad.key().get(),
                    bad.value() == null ? null : bad.value().get(),
                    NOW);
            bench.send(application("after", "y"));

            // Then
            var record = bench.rejections.readRecord();
            assertThat(record.key()).isEqualTo("credit.applications-0-1");
            assertThat(record.value()).isEqualTo(rejection(bad.code(), bad.field(), 1));
            assertThat(record.headers()).isEqualTo(none());
            assertThat(bench.rejections.isEmpty()).isTrue();
            assertThat(bench.decisions.readKeyValuesToList()).hasSize(2);
            assertThat(bench.told).containsExactly("APPROVE", bad.code().name(), "APPROVE");
        }
    }

    @SuppressWarnings("NullAway") // Avro's generated constructors take null where the schema does, without saying so
    private static RejectedApplication rejection(RejectionCode code, @Nullable String field, long offset) {
        return new RejectedApplication(code, field, "credit.applications", 0, offset, NOW);
    }

    private static Headers none() {
        return new RecordHeaders();
    }

    @Test
    void a_record_on_a_partition_where_its_key_does_not_belong_is_rejected() {
        // Given: of sixteen applicants, murmur2 puts some on partition 0 of 4 and others elsewhere
        var making = new Making();
        making.partitions = 4;
        try (var bench = new TestBench(state, making)) {
            // When
            for (int i = 0; i < 16; i++) {
                bench.send(application("a", "p-" + i));
            }

            // Then
            var decided = bench.decisions.readKeyValuesToList().stream()
                    .map(record -> record.key)
                    .toList();
            var expected = new ArrayList<String>();
            for (int i = 0; i < 16; i++) {
                var key = ("p-" + i).getBytes(UTF_8);
                if (BuiltInPartitioner.partitionForKey(key, 4) == 0) {
                    expected.add("p-" + i);
                }
            }
            assertThat(decided).isEqualTo(expected).isNotEmpty();
            assertThat(bench.rejections.readValuesToList())
                    .hasSize(16 - expected.size())
                    .allSatisfy(rejection -> assertThat(rejection.getCode()).isEqualTo(WRONG_PARTITION));
        }
    }

    @Test
    void the_same_application_again_is_dropped_and_counted() {
        try (var bench = bench()) {
            // Given
            bench.send(application("a", "p"));

            // When
            bench.send(application("a", "p"));
            bench.send(application("a", "p"), NOW.plusSeconds(60));

            // Then
            assertThat(bench.told).containsExactly("APPROVE", "repeated", "repeated");
            assertThat(bench.decisions.readKeyValuesToList()).hasSize(1);
            assertThat(bench.rejections.isEmpty()).isTrue();
        }
    }

    @Test
    void the_same_application_with_another_payload_is_a_conflict() {
        try (var bench = bench()) {
            // Given
            bench.send(application("a", "p"));

            // When
            bench.send(with(application("a", "p"), "AMT_CREDIT", 9_999.0));

            // Then
            assertThat(bench.decisions.readKeyValuesToList()).hasSize(1);
            assertThat(bench.rejections.readValue()).isEqualTo(rejection(CONFLICT, null, 1));
        }
    }

    @Test
    void an_application_id_belongs_to_its_applicant() {
        try (var bench = bench()) {
            // When: neither the same id under another applicant nor two pairs that read alike are one application
            bench.send(application("a", "p"));
            bench.send(application("a", "q"));
            bench.send(application("1", "12"));
            bench.send(application("21", "1"));

            // Then
            assertThat(bench.told).containsOnly("APPROVE").hasSize(4);
        }
    }

    @Test
    void a_rejected_application_is_decided_once_corrected() {
        try (var bench = bench()) {
            // Given
            bench.send(with(application("a", "p"), "AMT_CREDIT", Double.NaN));

            // When
            bench.send(application("a", "p"));

            // Then
            assertThat(bench.told).containsExactly("NOT_FINITE", "APPROVE");
        }
    }

    @Test
    void a_decided_application_is_forgotten_after_its_time() {
        // Given
        var making = new Making();
        making.limits = remembering(Duration.ofHours(1));
        var start = NOW.minus(Duration.ofDays(1));
        try (var bench = new TestBench(state, making)) {
            bench.send(application("a", "p"), start);

            // When
            bench.send(application("a", "p"), start.plus(Duration.ofHours(1)));
            bench.send(application("a", "p"), start.plus(Duration.ofHours(1)).plusMillis(1));

            // Then
            assertThat(bench.told).containsExactly("APPROVE", "repeated", "APPROVE");
        }
    }

    @Test
    void an_old_record_timestamp_is_neither_forgotten_at_once_nor_looked_up_in_the_past() {
        // Given
        var making = new Making();
        making.limits = remembering(Duration.ofHours(1));
        try (var bench = new TestBench(state, making)) {
            bench.send(application("a", "p"), NOW);

            // When
            bench.send(application("a", "p"), Instant.EPOCH);
            bench.send(application("b", "p"), Instant.EPOCH);
            bench.send(application("b", "p"), NOW);

            // Then
            assertThat(bench.told).containsExactly("APPROVE", "repeated", "APPROVE", "repeated");
        }
    }

    @Test
    void a_record_stamped_2099_does_not_take_stream_time_along() {
        // Given
        var making = new Making();
        making.limits = remembering(Duration.ofHours(1));
        var far = Instant.parse("2099-01-01T00:00:00Z");
        try (var bench = new TestBench(state, making)) {
            bench.send(application("a", "p"), NOW);

            // When
            bench.send(application("b", "p"), far);
            bench.send(application("a", "p"), NOW);

            // Then
            assertThat(bench.told).containsExactly("APPROVE", "APPROVE", "repeated");
            assertThat(bench.decisions.readRecordsToList())
                    .allSatisfy(record -> assertThat(record.getRecordTime()).isEqualTo(NOW));
        }
    }

    @Test
    void a_decision_too_large_to_send_is_rejected_and_not_remembered() {
        // Given
        var making = new Making();
        making.limits = new Limits(1 << 20, 20, Duration.ofHours(1), Duration.ZERO);
        try (var bench = new TestBench(state, making)) {
            // When
            bench.send(application("a", "p"));
            bench.send(application("a", "p"));

            // Then
            assertThat(bench.told).containsExactly("OVERSIZE", "OVERSIZE");
        }
    }

    @Test
    void a_record_waits_while_the_registry_is_down() {
        // Given
        var making = new Making();
        making.decoder = failing(making, 2);
        making.limits = new Limits(1 << 20, 1_000_000, Duration.ofHours(1), Duration.ofSeconds(30));
        try (var bench = new TestBench(state, making)) {
            // When
            bench.send(application("a", "p"));

            // Then
            assertThat(bench.told).containsExactly("APPROVE");
        }
    }

    @Test
    void a_registry_down_for_longer_fails_the_transaction_and_rejects_nothing() {
        // Given
        var making = new Making();
        making.decoder = failing(making, 2);
        making.limits = new Limits(1 << 20, 1_000_000, Duration.ofHours(1), Duration.ofMillis(10));
        try (var bench = new TestBench(state, making)) {
            // When
            assertThatThrownBy(() -> bench.send(application("a", "p")))
                    .isInstanceOf(StreamsException.class)
                    .hasRootCauseInstanceOf(RegistryUnavailable.class);

            // Then
            assertThat(bench.told).isEmpty();
        }
    }

    private static Function<byte[], Decoding<GenericRecord>> failing(Making making, int times) {
        var left = new AtomicInteger(times);
        var decoder = making.decoder;
        return value -> {
            if (left.getAndDecrement() > 0) {
                throw new RegistryUnavailable("down");
            }
            return decoder.apply(value);
        };
    }

    @Test
    void an_application_whose_decision_failed_is_not_remembered_as_decided() {
        // Given
        var making = new Making();
        var failures = new AtomicInteger(1);
        making.deciding = (application, source, now) -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("a bug");
            }
            return MadeUp.decision(application, source, now);
        };
        try (var bench = new TestBench(state, making)) {
            assertThatThrownBy(() -> bench.send(application("a", "p"))).isInstanceOf(StreamsException.class);

            // When
            bench.send(application("a", "p"));

            // Then
            assertThat(bench.told).containsExactly("APPROVE");
        }
    }

    @RepeatedTest(20)
    void in_any_order_each_identity_is_decided_once_and_every_record_accounted_for(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var sent = new ArrayList<GenericRecord>();
        for (int i = 0; i < 40; i++) {
            var application = application("a-" + i, "p-" + i % 7);
            sent.add(application);
            if (random.nextInt(3) == 0) {
                sent.add(application);
            }
            if (random.nextInt(3) == 0) {
                sent.add(with(application, "AMT_CREDIT", 5.0));
            }
        }
        Collections.shuffle(sent, random);
        try (var bench = bench()) {
            // When
            sent.forEach(application -> bench.send(application, NOW.minusSeconds(random.nextInt(100_000))));

            // Then
            assertThat(bench.decisions.readValuesToList())
                    .extracting(decision -> decision.getApplicationId())
                    .doesNotHaveDuplicates()
                    .hasSize(40);
            assertThat(bench.rejections.readValuesToList())
                    .allSatisfy(rejection -> assertThat(rejection.getCode()).isEqualTo(CONFLICT));
            assertThat(bench.told).hasSize(sent.size());
        }
    }

    @RepeatedTest(50)
    void whatever_the_bytes_one_record_has_one_outcome(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        List<UnaryOperator<byte[]>> damages = List.of(
                bytes -> Arrays.copyOf(bytes, random.nextInt(bytes.length)),
                bytes -> {
                    for (int i = 0; i < 3; i++) {
                        bytes[10 + random.nextInt(bytes.length - 10)] ^= (byte) (1 << random.nextInt(8));
                    }
                    return bytes;
                },
                bytes -> {
                    random.nextBytes(bytes);
                    return bytes;
                });
        try (var bench = bench()) {
            // When
            for (int i = 0; i < 100; i++) {
                var damage = damages.get(random.nextInt(damages.size()));
                bench.send("p".getBytes(UTF_8), damage.apply(bytes(application("a-" + i, "p"))), NOW);
            }

            // Then
            assertThat(bench.decisions.readValuesToList().size()
                            + bench.rejections.readValuesToList().size()
                            + bench.told.stream().filter("repeated"::equals).count())
                    .isEqualTo(100);
        }
    }

    private static Limits remembering(Duration time) {
        var usual = Limits.usual();
        return new Limits(usual.largestApplication(), usual.largestDecision(), time, usual.registryPatience());
    }
}
