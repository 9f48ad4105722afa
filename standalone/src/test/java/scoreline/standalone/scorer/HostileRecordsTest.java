package scoreline.standalone.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.wire.RejectionCode.CONFLICT;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.NOT_FINITE;
import static scoreline.wire.RejectionCode.OVERSIZE;
import static scoreline.wire.RejectionCode.TIME_OUT_OF_BOUNDS;
import static scoreline.wire.RejectionCode.UNDECODABLE;
import static scoreline.wire.RejectionCode.UNKNOWN_SCHEMA;
import static scoreline.wire.RejectionCode.WRONG_KEY;
import static scoreline.wire.RejectionCode.WRONG_PARTITION;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import scoreline.scorer.runtime.Scorer;
import scoreline.wire.RejectionCode;

/** A thousand hostile records among ten thousand good ones: each good one decided, each bad one by its right name. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HostileRecordsTest {
    private static final int GOOD = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANARY = "CANARY";

    @TempDir
    Path folder;

    private final Random random = new Random(20);
    private final List<Sent> all = new ArrayList<>();

    /** @param code null where it is decided or, after {@code original}, dropped */
    private record Sent(
            double turn,
            @Nullable Integer partition,
            Value key,
            Value value,
            Instant stamp,
            @Nullable RejectionCode code) {}

    /** Bytes, or none. */
    private static final class Value {
        private final byte @Nullable [] bytes;

        Value(byte @Nullable [] bytes) {
            this.bytes = bytes;
        }
    }

    @Test
    void each_good_record_is_decided_and_each_bad_one_rejected_by_its_right_code_or_counted() throws Exception {
        // Given
        var bundle = MadeUpBundle.write(folder.resolve("bundle"));
        var logged = new Logged();
        try (var bench = new Bench(folder)) {
            var good = goodAndHostile(bench);
            all.sort(Comparator.comparingDouble(Sent::turn));
            // When
            var expected = new TreeMap<String, RejectionCode>();
            var places = new ArrayList<Future<RecordMetadata>>();
            for (var sent : all) {
                places.add(bench.send(sent.partition(), sent.key().bytes, sent.value().bytes, sent.stamp()));
            }
            for (int i = 0; i < places.size(); i++) {
                var place = places.get(i).get();
                var code = all.get(i).code();
                if (code != null) {
                    expected.put(place.topic() + "-" + place.partition() + "-" + place.offset(), code);
                }
            }
            assertThat(all).hasSize(GOOD + 1_000);
            try (var scorer = Scorer.start(bench.config(Map.of("scorer.time.past", "30d")), bundle)) {
                var decisions = bench.committed(bench.topics.decisions(), GOOD, PATIENCE);
                var rejections = bench.committed(bench.topics.rejections(), expected.size(), PATIENCE);

                // Then
                var decided = new HashSet<String>();
                decisions.forEach(decision -> {
                    decided.add(decision.value().getApplicationId());
                    assertThat(decision.headers()).isEmpty();
                    assertThat(decision.timestamp()).isBetween(0L, System.currentTimeMillis());
                });
                assertThat(decisions).hasSize(GOOD);
                assertThat(decided).isEqualTo(good);
                var found = new TreeMap<String, RejectionCode>();
                rejections.forEach(rejection -> {
                    found.put(rejection.key(), rejection.value().getCode());
                    assertThat(rejection.headers()).isEmpty();
                    assertThat(rejection.value().toString()).doesNotContain(CANARY);
                });
                assertThat(found).isEqualTo(expected);
                assertThat(rejections).hasSameSizeAs(expected.keySet());
                assertThat(scorer.tally().duplicates()).isEqualTo(100);
                assertThat(scorer.tally().records()).isEqualTo(all.size());
                assertThat(scorer.health().breakerOpen()).isFalse();
            }
        } finally {
            logged.stop();
        }
        assertThat(logged.lines).isNotEmpty().noneMatch(line -> line.contains(CANARY));
    }

    private Set<String> goodAndHostile(Bench bench) {
        var good = new HashSet<String>();
        var applications = new ArrayList<GenericRecord>();
        for (int i = 0; i < GOOD; i++) {
            var application = bench.application(CANARY + i, applicant());
            good.add(CANARY + i);
            applications.add(application);
            // Far ahead and far back: neither kills the producer nor moves stream time.
            var stamp =
                    i % 500 == 0 ? Instant.parse("2099-01-01T00:00:00Z") : i % 500 == 1 ? Instant.EPOCH : Instant.now();
            add(random.nextDouble(), null, key(application), bench.bytes(application), stamp, null);
        }
        for (int i = 0; i < 100; i++) {
            // Where the same application already stands, and so after it.
            var original = all.get(i);
            double later = original.turn() + random.nextDouble() * (1 - original.turn());
            add(later, null, original.key().bytes, original.value().bytes, Instant.now(), null);
            var other = all.get(i + 100);
            var conflicting = applications.get(i + 100);
            conflicting.put("AMT_CREDIT", 1.0 + i);
            later = other.turn() + random.nextDouble() * (1 - other.turn());
            add(later, null, other.key().bytes, bench.bytes(conflicting), Instant.now(), CONFLICT);

            var junk = new byte[200];
            random.nextBytes(junk);
            System.arraycopy(CANARY.getBytes(UTF_8), 0, junk, 0, CANARY.length());
            bad(applicant().getBytes(UTF_8), junk, UNDECODABLE);

            var application = bench.application(CANARY + "-bad-" + i, applicant());
            var key = key(application);
            var bytes = bench.bytes(application);
            bad(key, Arrays.copyOf(bytes, 10 + random.nextInt(bytes.length - 10)), UNDECODABLE);
            bad(key, unknownSchema(bytes, i), UNKNOWN_SCHEMA);
            if (i % 4 == 0) {
                bad(null, bytes, WRONG_KEY);
            } else {
                bad((CANARY + "-other").getBytes(UTF_8), bytes, WRONG_KEY);
            }
            int wrong = (Utils.toPositive(Utils.murmur2(key)) + 1) % bench.partitions();
            add(random.nextDouble(), wrong, key, bytes, Instant.now(), WRONG_PARTITION);

            var notFinite = bench.application(CANARY + "-nan-" + i, applicant());
            notFinite.put("AMT_ANNUITY", i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY);
            bad(key(notFinite), bench.bytes(notFinite), NOT_FINITE);

            var untimely = bench.application(CANARY + "-time-" + i, applicant());
            var time = Instant.parse(i % 2 == 0 ? "2099-01-01T00:00:00Z" : "1900-01-01T00:00:00Z");
            untimely.put("submitted_at", time.toEpochMilli());
            bad(key(untimely), bench.bytes(untimely), TIME_OUT_OF_BOUNDS);

            switch (i % 4) {
                case 0 -> bad(key, new byte[0], UNDECODABLE);
                case 1 -> {
                    application.put("AMT_CREDIT", null);
                    bad(key, bench.bytes(application), MISSING_FIELD);
                }
                default -> bad(key, new byte[2_000_000], OVERSIZE);
            }
        }
        return good;
    }

    private static byte[] unknownSchema(byte[] bytes, int i) {
        if (i % 2 == 0) {
            var other = bytes.clone();
            other[4] ^= 0x55;
            return other;
        }
        var confluent = Arrays.copyOfRange(bytes, 5, bytes.length);
        confluent[0] = 0;
        return confluent;
    }

    private void bad(byte @Nullable [] key, byte @Nullable [] value, RejectionCode code) {
        add(random.nextDouble(), null, key, value, Instant.now(), code);
    }

    private void add(
            double turn,
            @Nullable Integer partition,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Instant stamp,
            @Nullable RejectionCode code) {
        all.add(new Sent(turn, partition, new Value(key), new Value(value), stamp, code));
    }

    private String applicant() {
        return CANARY + "-p" + random.nextInt(2_000);
    }

    private static byte[] key(GenericRecord application) {
        return application.get("applicant_id").toString().getBytes(UTF_8);
    }

    /** Everything that is logged in this process, broker included. */
    private static final class Logged extends AppenderBase<ILoggingEvent> {
        private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Logged() {
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            var failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + event.getKeyValuePairs() + failure);
        }

        @Override
        public void stop() {
            root.detachAppender(this);
            super.stop();
        }
    }
}
