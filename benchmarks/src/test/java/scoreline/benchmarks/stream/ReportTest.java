package scoreline.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import scoreline.benchmarks.load.Throughput;
import scoreline.benchmarks.stream.Latency.Quantiles;

class ReportTest {
    private static final Throughput CONSTANT = throughput(20_000, 40);

    @Test
    void added_time_near_that_of_a_row_is_enough() {
        // Given
        var explained = throughput(10_000, 40 + 1.19 * 50);
        // When
        var report = Report.of(results(explained, 120));
        // Then
        assertThat(report.sentences().getFirst())
                .contains("0.50 of the ceiling", "1.19 times")
                .endsWith("reached.");
    }

    @Test
    void three_quarters_of_the_ceiling_are_enough() {
        // Given
        var explained = throughput(15_000, 400);
        // When
        var report = Report.of(results(explained, 120));
        // Then
        assertThat(report.sentences().getFirst()).endsWith("one is enough, reached.");
    }

    @Test
    void less_than_either_is_told() {
        // Given
        var explained = throughput(14_000, 40 + 1.3 * 50);
        // When
        var report = Report.of(results(explained, 120));
        // Then
        assertThat(report.sentences().getFirst()).endsWith("neither is reached.");
    }

    @Test
    void a_late_p99_is_told() {
        // Given
        var explained = throughput(15_000, 100);
        // When
        var report = Report.of(results(explained, 251));
        // Then
        assertThat(report.sentences())
                .anyMatch(sentence -> sentence.contains("p99 is 251 ms") && sentence.endsWith("not reached."));
    }

    @Test
    void the_cost_of_exactly_once_is_a_share_of_at_least_once() {
        // Given
        var explained = throughput(15_000, 100);
        // When
        var report = Report.of(results(explained, 120));
        // Then
        assertThat(report.sentences()).contains("Exactly once decides 6.3 % fewer a second than at least once.");
    }

    @Test
    void every_delivery_has_its_lines() {
        // When
        var text = String.join(
                "\n", Report.of(results(throughput(15_000, 100), 120)).text());
        // Then
        assertThat(text)
                .containsPattern("constant decision, exactly once, 100 ms +20,000 +1\\.00")
                .containsPattern("\nexactly once, 100 ms +15,000 +0\\.75")
                .containsPattern("\nat least once, 100 ms +16,000 +0\\.80")
                .containsPattern("\nexactly once, 100 ms +1\\.0 +2\\.0 +120\\.0 +4\\.0 +5\\.0");
    }

    private static Results results(Throughput explained, double p99) {
        var deliveries = new LinkedHashMap<Delivery, Throughput>();
        deliveries.put(Delivery.atLeastOnce(100), throughput(16_000, 90));
        var latencies = new LinkedHashMap<Delivery, Latency>();
        var millis = new Quantiles(1, 2, p99, 4, 5);
        latencies.put(Delivery.USUAL, new Latency(7_500, 100_000, millis, new Quantiles(0, 0, 0, 0, 0)));
        return new Results(
                "500 trees",
                558,
                List.of(
                        new Round(new SingleRow(49, 39, 60), CONSTANT, explained),
                        new Round(new SingleRow(50, 40, 61), CONSTANT, explained),
                        new Round(new SingleRow(51, 41, 62), CONSTANT, explained)),
                deliveries,
                latencies,
                0.1);
    }

    private static Throughput throughput(double perSecond, double threadMicros) {
        return new Throughput(100_000, perSecond, threadMicros, 2 * threadMicros, 20_000, 2_063);
    }
}
