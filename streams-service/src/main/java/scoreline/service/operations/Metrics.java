package scoreline.service.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** What Prometheus is told by one process. Thread-safe. */
public final class Metrics implements AutoCloseable {
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

    /// One of the counters of a name.
    ///
    /// @param tags by which they are told apart: key, value, key, value
    public Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /// A histogram of times from 5 ms to a minute.
    ///
    /// @param tags as for [#counter]
    public Timer latency(String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    /** A value that is asked for whenever somebody looks. */
    public void gauge(String name, String description, Supplier<Number> value) {
        gauge(name, description, Map.of(), value);
    }

    /** One of several such values of the same name, told apart by tags. */
    public void gauge(String name, String description, Map<String, String> tags, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tags(Tags.of(tags.entrySet().stream()
                        .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                        .toList()))
                .strongReference(true)
                .register(registry);
    }

    /** In Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
