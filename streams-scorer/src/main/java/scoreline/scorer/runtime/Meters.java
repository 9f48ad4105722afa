package scoreline.scorer.runtime;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.topology.Observer;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

/**
 * What Prometheus is told. The counters count records as they are processed: a record whose transaction is aborted is counted
 * again when it is repeated, so that after a crash they can exceed what stands on the topics. They never fall short of it while
 * the process lives, and start from zero with it.
 */
final class Meters implements Observer, AutoCloseable {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter records;
    private final Map<DecisionOutcome, Counter> decisions = new EnumMap<>(DecisionOutcome.class);
    private final Map<RejectionCode, Counter> rejections = new EnumMap<>(RejectionCode.class);
    private final Counter duplicates;
    private final Counter remembered;
    private final Counter forgotten;
    private final Counter unread;
    private final Counter erased;
    private final Timer latency;

    Meters() {
        records = Counter.builder("scoreline.records")
                .description("Records of the applications topic processed")
                .register(registry);
        for (var outcome : DecisionOutcome.values()) {
            decisions.put(
                    outcome,
                    Counter.builder("scoreline.decisions")
                            .description("Applications decided")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
        for (var code : RejectionCode.values()) {
            rejections.put(
                    code,
                    Counter.builder("scoreline.rejections")
                            .description("Records rejected")
                            .tag("code", code.name())
                            .register(registry));
        }
        duplicates = Counter.builder("scoreline.duplicates")
                .description("Repetitions of a decided application, dropped")
                .register(registry);
        remembered = counter("scoreline.history.records", "Records of customers' past remembered");
        forgotten = counter("scoreline.history.forgotten", "Records of customers' past that went for newer ones");
        unread = counter("scoreline.history.unread", "Records of sources that the bundle does not read");
        erased = counter("scoreline.erasures", "Customers forgotten, as a null value asked");
        latency = Timer.builder("scoreline.decision.latency")
                .description("From the record's timestamp to its decision, not yet committed")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void decided(DecisionOutcome outcome, Duration sinceRecord) {
        records.increment();
        increment(decisions.get(outcome));
        latency.record(sinceRecord);
    }

    @Override
    public void rejected(RejectionCode code) {
        records.increment();
        increment(rejections.get(code));
    }

    @Override
    public void repeated() {
        records.increment();
        duplicates.increment();
    }

    @Override
    public void remembered(int gone) {
        remembered.increment();
        forgotten.increment(gone);
    }

    @Override
    public void unread() {
        unread.increment();
    }

    @Override
    public void erased() {
        erased.increment();
    }

    /** Every outcome and code has a counter. */
    private static void increment(@Nullable Counter counter) {
        requireNonNull(counter).increment();
    }

    /** In Prometheus' text format. */
    String scrape() {
        return registry.scrape();
    }

    Tally tally() {
        return new Tally(
                (long) records.count(),
                decisions.values().stream()
                        .mapToLong(counter -> (long) counter.count())
                        .sum(),
                rejections.values().stream()
                        .mapToLong(counter -> (long) counter.count())
                        .sum(),
                (long) duplicates.count());
    }

    @Override
    public void close() {
        registry.close();
    }
}
