package scoreline.monitor.performance.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static scoreline.monitor.Made.NOW;
import static scoreline.monitor.Made.TOPICS;
import static scoreline.monitor.Made.WRITTEN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.performance.Lender;
import scoreline.wire.CreditDecision;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;
import scoreline.wire.LoanOutcome;

/** Both stages on Kafka's mock contexts: several partitions, one clock, and processors that may be begun again at any time. */
final class Bank {
    private static final Duration EMIT = Duration.ofSeconds(2);

    private final List<MockProcessorContext<byte[], byte[]>> branches;
    private final MockProcessorContext<String, byte[]> head = context(0);
    private List<MeetOutcomes> meeting = List.of();
    private WritePerformance writing;
    private Instant now = NOW;

    /** The last record of each key of the performance topic; none where that has no value. */
    final SortedMap<String, Bytes> last = new TreeMap<>();

    /** Of the alerts topic, in order. */
    final List<DriftAlert> alerts = new ArrayList<>();

    final List<Fate> fates = new ArrayList<>();

    /** Promises that are broken, as was told last. */
    List<Severity> broken = List.of();

    private final PerformanceObserver observer = new PerformanceObserver() {
        @Override
        public void met(Fate fate) {
            fates.add(fate);
        }

        @Override
        public void written(CreditPerformance performance) {}

        @Override
        public void alerted(DriftAlert alert) {
            alerts.add(alert);
        }

        @Override
        public void broken(List<Severity> worst) {
            broken = worst;
        }
    };

    Bank(int partitions, Lender... lenders) {
        branches = IntStream.range(0, partitions)
                .mapToObj(Bank::<byte[], byte[]>context)
                .toList();
        for (var branch : branches) {
            keep(branch, new Shelf(Loans.DECIDED));
            keep(branch, new Shelf(Loans.WAITING));
            keep(branch, keyValues(OpenAccounts.STORE));
        }
        keep(head, keyValues(Accounts.STORE));
        keep(head, keyValues(WritePerformance.PROMISES));
        writing = writing(lenders);
        begin(lenders);
    }

    private WritePerformance writing(Lender... lenders) {
        return new WritePerformance(WRITTEN, List.of(lenders), EMIT, observer);
    }

    private static <K, V> MockProcessorContext<K, V> context(int partition) {
        var settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "unused:1");
        return new MockProcessorContext<>(
                settings, new TaskId(0, partition), Path.of("unused").toFile());
    }

    private static StateStore keyValues(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }

    private static void keep(MockProcessorContext<?, ?> context, StateStore store) {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    /** New processors over the old stores, as after a restart. */
    void begin(Lender... lenders) {
        meeting = branches.stream()
                .map(_ -> new MeetOutcomes(TOPICS.decisions(), WRITTEN.outcomes(), EMIT, observer))
                .toList();
        writing = writing(lenders);
        clock();
        for (int p = 0; p < branches.size(); p++) {
            meeting.get(p).init(branches.get(p));
        }
        writing.init(head);
    }

    void decide(CreditDecision decision) {
        var topic = TOPICS.decisions();
        send(
                topic.name(),
                decision.getApplicantId(),
                topic.values().serializer().serialize(topic.name(), decision));
    }

    void tell(LoanOutcome outcome) {
        tell(outcome.getApplicantId(), outcome);
    }

    void tell(String key, LoanOutcome outcome) {
        var topic = WRITTEN.outcomes();
        send(topic.name(), key, topic.values().serializer().serialize(topic.name(), outcome));
    }

    void send(String topic, String key, byte @Nullable [] value) {
        int partition = Math.floorMod(key.hashCode(), branches.size());
        branches.get(partition).setRecordMetadata(topic, partition, 0);
        meeting.get(partition).process(new Record<>(key.getBytes(UTF_8), value, now.toEpochMilli()));
    }

    /** Counts are passed on, added up and written. */
    void tick() {
        now = now.plus(EMIT);
        clock();
        for (var branch : branches) {
            branch.scheduledPunctuators().getLast().getPunctuator().punctuate(now.toEpochMilli());
            branch.forwarded()
                    .forEach(forward -> writing.process(new Record<>(
                            forward.record().key(), forward.record().value(), now.toEpochMilli())));
            branch.resetForwards();
        }
        head.scheduledPunctuators().getLast().getPunctuator().punctuate(now.toEpochMilli());
        for (var forward : head.forwarded(PerformanceTopology.WRITE_PERFORMANCE)) {
            if (forward.record().value() == null) {
                last.remove(forward.record().key());
            } else {
                last.put(forward.record().key(), Bytes.wrap(forward.record().value()));
            }
        }
        head.resetForwards();
    }

    private void clock() {
        branches.forEach(branch -> branch.setCurrentSystemTimeMs(now.toEpochMilli()));
        head.setCurrentSystemTimeMs(now.toEpochMilli());
    }

    CreditPerformance performance(String monthAndMonthsSince) {
        return requireNonNull(performance().get(monthAndMonthsSince));
    }

    /** What stands on the performance topic, by month and months since: 2026-01/3. */
    SortedMap<String, CreditPerformance> performance() {
        var topic = WRITTEN.performance();
        return last.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(entry.getKey().indexOf('/') + 1),
                        entry -> topic.values()
                                .deserializer()
                                .deserialize(topic.name(), entry.getValue().get()),
                        (one, _) -> one,
                        TreeMap::new));
    }
}
