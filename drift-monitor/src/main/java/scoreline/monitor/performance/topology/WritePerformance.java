package scoreline.monitor.performance.topology;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import scoreline.drift.performance.RealisedCounts;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.performance.Breaches;
import scoreline.monitor.performance.Lender;
import scoreline.monitor.performance.Performances;
import scoreline.monitor.performance.Promise;
import scoreline.monitor.performance.Vintage;
import scoreline.monitor.performance.Vintages;
import scoreline.monitor.report.Alerts;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topic;

/**
 * The counts of all partitions added up, and every so often a record of each cohort that changed, and an alert where a promise
 * is broken. What is written of a cohort follows from the counts alone: in whatever order decisions and outcomes come, the last
 * records are the same.
 */
final class WritePerformance implements Processor<byte[], byte[], String, byte[]> {
    static final String PROMISES = "promises";

    private final MonitorTopics topics;
    private final Map<String, Lender> lenders;
    private final Duration emit;
    private final PerformanceObserver observer;

    private @Nullable Task task;

    WritePerformance(MonitorTopics topics, List<Lender> lenders, Duration emit, PerformanceObserver observer) {
        this.topics = topics;
        this.lenders = lenders.stream().collect(Collectors.toMap(Lender::sha256, Function.identity()));
        this.emit = emit;
        this.observer = observer;
    }

    /** Kafka Streams revives a processor by calling this again: nothing may be left from before. */
    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        task = new Task(context);
        context.schedule(
                Instant.EPOCH,
                emit,
                PunctuationType.WALL_CLOCK_TIME,
                now -> requireNonNull(task).write(now));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        requireNonNull(task).accounts.add(Bytes.wrap(record.key()), RealisedCounts.read(record.value()));
    }

    @Override
    public void close() {
        observer.broken(List.of());
    }

    private final class Task {
        private final ProcessorContext<String, byte[]> context;
        private final Accounts accounts;
        private final KeyValueStore<Bytes, byte[]> promises;

        Task(ProcessorContext<String, byte[]> context) {
            this.context = context;
            this.accounts = new Accounts(context.getStateStore(Accounts.STORE));
            this.promises = context.getStateStore(PROMISES);
        }

        /** A bundle that is not watched is counted all the same, and written of once it is. */
        void write(long now) {
            for (String sha256 : accounts.changed()) {
                var lender = lenders.get(sha256);
                if (lender != null) {
                    var vintages = accounts.vintages(sha256);
                    write(lender, vintages, now);
                    watch(lender, vintages, now);
                    accounts.settle(sha256);
                }
            }
            observer.broken(broken());
        }

        private List<Severity> broken() {
            return lenders.values().stream()
                    .flatMap(lender -> promise(key(lender)).breach().stream())
                    .map(Promise.Breach::worst)
                    .toList();
        }

        private void write(Lender lender, Vintages vintages, long now) {
            accounts.changed(lender.sha256()).forEach((month, since) -> {
                var vintage = vintages.of(month);
                for (int monthsOnBook : vintage.known().tailMap(since, true).keySet()) {
                    write(lender, month, monthsOnBook, vintage, now);
                }
            });
        }

        private void write(Lender lender, YearMonth month, int monthsOnBook, Vintage vintage, long now) {
            var performance = Performances.of(lender, month, monthsOnBook, vintage);
            Topic<String, CreditPerformance> topic = topics.performance();
            context.forward(
                    new Record<>(
                            Performances.key(lender, month, monthsOnBook),
                            topic.values().serializer().serialize(topic.name(), performance.orElse(null)),
                            now),
                    PerformanceTopology.WRITE_PERFORMANCE);
            performance.ifPresent(observer::written);
        }

        private void watch(Lender lender, Vintages vintages, long now) {
            var key = key(lender);
            var step = promise(key).step(vintages.byMonth());
            // Years that come at once may break a promise, keep it again and break it.
            while (step.told().isPresent()) {
                send(Breaches.of(lender, step.told().get()), now);
                promises.put(key, step.promise().toBytes());
                step = step.promise().step(vintages.byMonth());
            }
        }

        private Promise promise(Bytes key) {
            byte[] remembered = promises.get(key);
            return remembered == null ? Promise.start() : Promise.read(remembered);
        }

        private static Bytes key(Lender lender) {
            return Bytes.wrap(HexFormat.of().parseHex(lender.sha256()));
        }

        private void send(DriftAlert alert, long now) {
            var topic = topics.alerts();
            context.forward(
                    new Record<>(
                            alert.getEpisodeId(),
                            topic.values().serializer().serialize(topic.name(), alert),
                            now,
                            Alerts.headers(alert)),
                    PerformanceTopology.WRITE_ALERTS);
            observer.alerted(alert);
        }
    }
}
